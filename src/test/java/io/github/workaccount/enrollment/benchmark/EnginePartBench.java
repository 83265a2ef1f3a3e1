package io.github.workaccount.enrollment.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the engine has to do for an enrollment, beside a process of the same shape whose delegates
 * do nothing: {@code mvn -Pbench test -Dtest=EnginePartBench}.
 *
 * <p>One enrollment after the other is led through both by turns, in one thread. The engine's part
 * is the time within its commands without the time in the product's own code.
 */
class EnginePartBench {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 300);
  private static final int WARM_UP = ROUNDS / 3;

  @Test
  @Timeout(230)
  void besideAnEmptyProcess() {
    OwnTime own = new OwnTime();
    String byHand = "--camunda.bpm.job-execution.enabled=false";
    try (Product product = Product.startWith(own, "partproduct", byHand);
        EmptyProcess empty = EmptyProcess.start("partempty", byHand)) {
      int first = 0;
      for (Course course : List.of(Course.COMMON, Course.LONG)) {
        measure(course, first, product, own, empty);
        first += ROUNDS;
      }
    }
  }

  private static void measure(
      Course course, int first, Product product, OwnTime own, EmptyProcess empty) {
    product.prepare(course, first, ROUNDS);
    empty.prepare(course, first, ROUNDS);
    OneByOne real = new OneByOne(product);
    OneByOne nothing = new OneByOne(empty);
    List<Double> all = new ArrayList<>();
    List<Double> part = new ArrayList<>();
    List<Double> shape = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      double emptyMillis = nothing.enroll(course, first + i).toNanos() / 1e6;
      own.take();
      double millis = real.enroll(course, first + i).toNanos() / 1e6;
      double ownMillis = own.take().toNanos() / 1e6;
      if (i >= WARM_UP) {
        shape.add(emptyMillis);
        all.add(millis);
        part.add(millis - ownMillis);
      }
    }
    double engine = Figures.median(part);
    double bare = Figures.median(shape);
    System.out.printf(
        "%-6s per enrollment: all %.1f ms, engine's part %.1f ms, empty process %.1f ms: %.2f of it%n",
        course, Figures.median(all), engine, bare, bare / engine);
  }
}
