package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.operation.Outage;
import io.github.workaccount.enrollment.application.operation.Store;
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
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private StoreCheck check;

  @AfterEach
  void stop() {
    check.destroy();
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

    verify(outage, timeout(SOON_MILLIS).atLeastOnce()).failed(failure, true);
    verify(outage, never()).over();
  }

  @Test
  void aStoreThatDoesNotAnswerIsToldAndNotWrittenTo() {
    RuntimeException failure = new IllegalStateException("no answer");
    start(
        () -> {
          throw failure;
        },
        () -> {
          throw new AssertionError("It was written to");
        });

    verify(outage, timeout(SOON_MILLIS).atLeastOnce()).failed(failure, false);
    verify(outage, never()).over();
  }

  @Test
  void aWriteThatHangsIsToldWithoutWaitingForItAndOverWhenItEnds() throws Exception {
    start(this::hang);
    begun.await();

    nanos.set(StoreCheck.LONGEST_WRITE.minusMillis(1).toNanos());
    check.run();
    verify(outage, never()).hangs(any(), anyBoolean());
    nanos.set(StoreCheck.LONGEST_WRITE.toNanos());
    check.run();

    // The regular tick tells it, too.
    verify(outage, atLeastOnce()).hangs(StoreCheck.LONGEST_WRITE, true);
    verify(outage, never()).over();
    end.countDown();
    verify(outage, timeout(SOON_MILLIS).atLeastOnce()).over();
  }

  @Test
  void aStoreThatGivesNoAnswerInThatTimeIsToldAsSuch() throws Exception {
    start(this::hang, () -> {});
    begun.await();

    nanos.set(StoreCheck.LONGEST_WRITE.toNanos());
    check.run();

    verify(outage, atLeastOnce()).hangs(StoreCheck.LONGEST_WRITE, false);
    verify(outage, never()).hangs(any(), eq(true));
    end.countDown();
  }

  @Test
  void aDoubtIsSettledByAWriteBeforeItsTime() {
    when(outage.isInDoubt()).thenReturn(true);
    start(() -> {});
    verify(outage, timeout(SOON_MILLIS)).over();

    check.run();

    verify(outage, timeout(SOON_MILLIS).times(2)).over();
    assertThat(nanos).as("no time has gone by").hasValue(0);
  }

  @Test
  void anyOutageIsNoticedWithinTenSeconds() {
    start(() -> {});

    // It begins right after a write, and is seen at the first tick at which the next is too old.
    Duration latest =
        StoreCheck.PERIOD.plus(StoreCheck.LONGEST_WRITE).plusSeconds(2 * StoreCheck.TICK_SECONDS);
    assertThat(latest).isLessThan(Duration.ofSeconds(10));
  }

  private void hang() {
    begun.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(Runnable write) {
    start(() -> {}, write);
  }

  private void start(Runnable reach, Runnable write) {
    Store store =
        new Store() {
          @Override
          public void reach() {
            reach.run();
          }

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
    check.run();
  }
}
