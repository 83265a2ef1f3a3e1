package io.github.workaccount.enrollment.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the engine has to do for an enrollment, beside a process of the same shape whose delegates
 * do nothing: {@code mvn -Pbench test -Dtest=EnginePartBench}.
 *
 * <p>One enrollment after the other is led through all by turns, in one thread. The engine's part
 * is the time within its commands without the time in the product's own code.
 */
class EnginePartBench {

  private static final int ROUNDS = Integer.getInteger("bench.enrollments", 120);
  private static final int WARM_UP = ROUNDS / 3;

  private final OwnTime own = new OwnTime();

  @Test
  @Timeout(280)
  void besideAnEmptyProcess() {
    String byHand = "--camunda.bpm.job-execution.enabled=false";
    try (Product product = Product.start("partproduct", List.of(own::measure), byHand);
        EmptyProcess empty = EmptyProcess.start("partempty", byHand)) {
      measure(Course.COMMON, 0, product, empty);
      measure(Course.LONG, ROUNDS, product, empty);
    }
  }

  private void measure(Course course, int first, Product product, EmptyProcess empty) {
    product.prepare(course, first, ROUNDS);
    OneByOne real = new OneByOne(product);
    OneByOne nothing = new OneByOne(empty);
    empty.prepare(course, first, ROUNDS);
    List<Double> all = new ArrayList<>();
    List<Double> part = new ArrayList<>();
    List<Double> beside = new ArrayList<>();
    for (int number = first; number < first + ROUNDS; number++) {
      own.take();
      double millis = millis(real, course, number);
      double ownMillis = own.take().toNanos() / 1e6;
      double emptyMillis = millis(nothing, course, number);
      if (number >= first + WARM_UP) {
        all.add(millis);
        part.add(millis - ownMillis);
        beside.add(emptyMillis);
      }
    }
    System.out.printf(
        "%-6s ms per enrollment: in all %.1f, engine's part %.1f; empty process %.1f (%.2f of the"
            + " part)%n",
        course,
        Statistics.median(all),
        Statistics.median(part),
        Statistics.median(beside),
        Statistics.median(beside) / Statistics.median(part));
  }

  private static double millis(OneByOne one, Course course, int number) {
    return one.enroll(course, number).toNanos() / 1e6;
  }
}
