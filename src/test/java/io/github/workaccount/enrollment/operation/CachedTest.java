package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.github.workaccount.enrollment.application.Outage;
import io.github.workaccount.enrollment.testing.MovableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A value that is not found out for each who asks. */
class CachedTest {

  private final MovableClock clock = new MovableClock();
  private final AtomicInteger times = new AtomicInteger();
  private final Cached<Integer> value =
      new Cached<>(
          "number", times::incrementAndGet, Duration.ofSeconds(10), mock(Outage.class), clock);

  @AfterEach
  void itIsNowAgain() {
    clock.reset();
  }

  @Test
  void isFoundOutAtMostOnceInAWhile() {
    value.get();
    assertThat(value.get()).contains(1);

    clock.forward(Duration.ofSeconds(10));

    assertThat(value.get()).contains(2);
  }

  @Test
  void holdsForNoLongerWhenTheClockIsSetBack() {
    clock.forward(Duration.ofDays(1));
    value.get();

    clock.reset();

    assertThat(value.get()).contains(2);
  }
}
