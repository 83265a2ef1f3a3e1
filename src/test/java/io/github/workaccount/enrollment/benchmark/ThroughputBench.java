package io.github.workaccount.enrollment.benchmark;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ThroughputBench {

  @Test
  void try1() {
    int n = Integer.getInteger("bench.enrollments", 100);
    try (Product product = Product.start("product"); EmptyProcess empty = EmptyProcess.start("empty")) {
      int first = 0;
      for (long delay : new long[] {0, 0, 0, 100}) {
        for (Course course : Course.values()) {
          product.delay(delay);
          for (Subject subject : Arrays.asList(product, empty)) {
            subject.prepare(course, first, n);
            double s = new People(subject).enroll(course, first, n).toNanos() / 1e9;
            System.out.printf("%s %s %d ms: %.1f per second%n", subject.getClass().getSimpleName(), course, delay, n / s);
          }
          first += n;
        }
      }
    }
  }
}
