package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import io.github.workaccount.enrollment.application.Outage;
import io.github.workaccount.enrollment.application.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreCheckTest {

  private static final int SOON_MILLIS = 5_000;

  private final Outage outage = mock(Outage.class);
  private final AtomicLong nanos = new AtomicLong();
  private StoreCheck check;

  @AfterEach
  void stop() {
    check.stop();
  }

  @Test
  void aWriteThatWorksEndsAnOutage() {
    start(() -> {});

    verify(outage, timeout(SOON_MILLIS).atLeastOnce()).over();
  }

  @Test
  void aWriteThatFailsIsTold() {
    RuntimeException failure = new IllegalStateException("no");
    start(
        () -> {
          throw failure;
        });

    verify(outage, timeout(SOON_MILLIS).atLeastOnce()).failed(failure);
    verify(outage, never()).over();
  }

  @Test
  void aWriteThatHangsIsToldWithoutWaitingForItAndOverWhenItEnds() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    start(
        () -> {
          begun.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    begun.await();

    nanos.set(StoreCheck.LONGEST_WRITE.minusMillis(1).toNanos());
    check.run();
    verify(outage, never()).hangs(any());
    nanos.set(StoreCheck.LONGEST_WRITE.toNanos());
    check.run();

    verify(outage).hangs(StoreCheck.LONGEST_WRITE);
    verify(outage, never()).over();
    end.countDown();
    verify(outage, timeout(SOON_MILLIS).atLeastOnce()).over();
  }

  @Test
  void anyOutageIsNoticedWithinTenSeconds() {
    start(() -> {});

    // It begins right after a write, and is seen at the first tick at which the next is too old.
    Duration latest =
        StoreCheck.PERIOD.plus(StoreCheck.LONGEST_WRITE).plus(StoreCheck.TICK.multipliedBy(2));
    assertThat(latest).isLessThan(Duration.ofSeconds(10));
  }

  private void start(Runnable write) {
    Store store =
        new Store() {
          @Override
          public void write() {
            write.run();
          }

          @Override
          public Optional<Trouble> trouble(Throwable failure) {
            return Optional.empty();
          }
        };
    check = new StoreCheck(store, outage, nanos::get);
    check.start();
  }
}
