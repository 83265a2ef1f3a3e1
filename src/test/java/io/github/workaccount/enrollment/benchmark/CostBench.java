package io.github.workaccount.enrollment.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How many calls an enrollment costs, and how near many of them into one tenant come to that
 * tenant's budget at Microsoft: {@code mvn -Pbench test -Dtest=CostBench}.
 */
class CostBench {

  private static final int ENROLLMENTS = Integer.getInteger("bench.enrollments", 1000);

  /** What Microsoft documents for an application in a tenant, in 150 s. */
  private static final int MOST_WRITES = 3000;

  @Test
  @Timeout(60)
  void ofOneEnrollmentThatLooksInside() {
    count("costinside", Course.INSIDE, 10, 2);
  }

  @Test
  @Timeout(60)
  void ofOneEnrollmentWithItsDomain() {
    count("costlong", Course.LONG, 14, 2);
  }

  private static void count(String name, Course course, int mostCalls, int mostTokens) {
    try (CallCount calls = new CallCount();
        Product product = Product.start(name, List.of(calls::stepBetween))) {
      product.prepare(course, 0, 1);
      calls.clear();
      new People(product).enroll(course, 0, 1);
      System.out.printf(
          "%s: %d calls of Graph (%d of them writes), %d token requests, %d requests in all%n",
          course,
          calls.of(CallCount.GRAPH),
          calls.of(CallCount.WRITE),
          calls.of(CallCount.TOKEN),
          calls.of(call -> true));
      assertThat(calls.of(CallCount.GRAPH)).isLessThanOrEqualTo(mostCalls);
      assertThat(calls.of(CallCount.TOKEN)).isLessThanOrEqualTo(mostTokens);
    }
  }

  @Test
  @Timeout(560)
  void ofManyIntoOneTenant() {
    try (CallCount calls = new CallCount();
        Product product = Product.start("costmany", List.of(calls::stepBetween))) {
      product.prepare(Course.INSIDE, 0, ENROLLMENTS);
      calls.clear();
      double seconds = new People(product).enroll(Course.INSIDE, 0, ENROLLMENTS).toNanos() / 1e9;
      System.out.printf(
          "%d enrollments into one tenant in %.0f s: at most %d calls in 10 s, %d writes in 150 s;"
              + " %d answers 429%n",
          ENROLLMENTS,
          seconds,
          calls.peak(CallCount.INSIDE, 10),
          calls.peak(CallCount.WRITE, 150),
          calls.of(CallCount.THROTTLED));
      assertThat(calls.of(CallCount.THROTTLED)).isZero();
      assertThat(calls.peak(CallCount.WRITE, 150)).isLessThanOrEqualTo(MOST_WRITES);
    }
  }
}
