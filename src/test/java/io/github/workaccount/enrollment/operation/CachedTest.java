package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.github.workaccount.enrollment.application.operation.Outage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A value that is not found out for each who asks. */
class CachedTest {

  private static final Duration HOLDS = Duration.ofSeconds(10);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger times = new AtomicInteger();
  private final Outage outage = mock(Outage.class);

  @Test
  void isFoundOutAtMostOnceInAWhile() {
    Cached<Integer> value =
        new Cached<>("number", times::incrementAndGet, HOLDS, outage, nanos::get);
    value.get();
    assertThat(value.get()).contains(1);

    nanos.addAndGet(HOLDS.toNanos());

    assertThat(value.get()).contains(2);
  }

  @Test
  void isNotTriedAgainAtOnceWhereItCouldNotBeFoundOut() {
    Cached<Integer> value =
        new Cached<>("number", () -> 12 / (times.getAndIncrement()), HOLDS, outage, nanos::get);

    assertThat(value.get()).isEmpty();
    assertThat(value.get()).isEmpty();

    nanos.addAndGet(HOLDS.toNanos());

    assertThat(value.get()).contains(12);
  }
}
