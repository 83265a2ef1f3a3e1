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
    FormData forms = new FormData();
    String byHand = "--camunda.bpm.job-execution.enabled=false";
    try (Product product =
            Product.start("partproduct", List.of(own::measure, forms::keepFrom), byHand);
        EmptyProcess bare = EmptyProcess.start("partbare", byHand);
        EmptyProcess withForms = EmptyProcess.start("partforms", forms, byHand)) {
      measure(Course.COMMON, 0, product, bare, withForms);
      measure(Course.LONG, ROUNDS, product, bare, withForms);
    }
  }

  private void measure(
      Course course, int first, Product product, EmptyProcess bare, EmptyProcess withForms) {
    for (Subject subject : List.of(product, bare, withForms)) {
      subject.prepare(course, first, ROUNDS);
    }
    OneByOne real = new OneByOne(product);
    OneByOne nothing = new OneByOne(bare);
    OneByOne shown = new OneByOne(withForms);
    List<Double> all = new ArrayList<>();
    List<Double> part = new ArrayList<>();
    List<Double> bareMillis = new ArrayList<>();
    List<Double> formsMillis = new ArrayList<>();
    for (int number = first; number < first + ROUNDS; number++) {
      own.take();
      double millis = millis(real, course, number);
      double ownMillis = own.take().toNanos() / 1e6;
      double withNothing = millis(nothing, course, number);
      double withShown = millis(shown, course, number);
      if (number >= first + WARM_UP) {
        all.add(millis);
        part.add(millis - ownMillis);
        bareMillis.add(withNothing);
        formsMillis.add(withShown);
      }
    }
    System.out.printf(
        "%-6s ms per enrollment: in all %.1f, engine's part %.1f; empty process %.1f (%.2f of the"
            + " part), with its forms' data %.1f (%.2f)%n",
        course,
        Figures.median(all),
        Figures.median(part),
        Figures.median(bareMillis),
        Figures.median(bareMillis) / Figures.median(part),
        Figures.median(formsMillis),
        Figures.median(formsMillis) / Figures.median(part));
  }

  private static double millis(OneByOne one, Course course, int number) {
    return one.enroll(course, number).toNanos() / 1e6;
  }
}
