package io.github.workaccount.enrollment.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Enrollments per second from the request to {@code enrolled}, on PostgreSQL, people's tasks being
 * done at once: {@code mvn -Pbench test -Dtest=ThroughputBench}.
 *
 * <p>The product with its own settings, the product with Camunda's for the job executor and the
 * history, and an empty process of the same shape run in turn.
 */
class ThroughputBench {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final int SLOW = Integer.getInteger("bench.delay", 100);
  private static final Map<Course, Integer> ENROLLMENTS =
      Map.of(
          Course.COMMON, Integer.getInteger("bench.common", 150),
          Course.LONG, Integer.getInteger("bench.long", 60));

  private final Map<String, List<Double>> perSecond = new LinkedHashMap<>();
  private int next;

  @Test
  @Timeout(900)
  void enrollmentsPerSecond() {
    try (Product tuned = Product.start("tuned");
        Product defaults =
            Product.start(
                "defaults",
                List.of(Options.camundasHistory()),
                Options.camundasDefaults().toArray(String[]::new));
        EmptyProcess empty = EmptyProcess.start("empty")) {
      for (int round = 0; round <= ROUNDS; round++) {
        for (Course course : List.of(Course.COMMON, Course.LONG)) {
          run(course, 0, tuned, "product", round);
          run(course, 0, empty, "empty process", round);
          run(course, SLOW, tuned, "product", round);
          run(course, SLOW, defaults, "product with Camunda's defaults", round);
        }
      }
    }
    perSecond.forEach(
        (what, values) ->
            System.out.printf(
                "%-60s %6.1f per second  %s%n", what, Statistics.median(values), rounded(values)));
  }

  /** The first round warms up and does not count. */
  private void run(Course course, int delay, Subject subject, String name, int round) {
    int count = ENROLLMENTS.get(course);
    subject.prepare(course, next, count);
    if (subject instanceof Product product) {
      product.delay(delay);
    }
    double seconds = new People(subject).enroll(course, next, count).toNanos() / 1e9;
    next += count;
    if (round > 0) {
      String what = "%s, answers after %3d ms, %s".formatted(course, delay, name);
      perSecond.computeIfAbsent(what, key -> new ArrayList<>()).add(count / seconds);
    }
  }

  private static List<String> rounded(List<Double> values) {
    return values.stream().map("%.1f"::formatted).toList();
  }
}
