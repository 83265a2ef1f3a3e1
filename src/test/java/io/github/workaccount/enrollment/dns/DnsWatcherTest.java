package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.workaccount.enrollment.application.proof.Dns;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.testing.EvenTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DnsWatcherTest {

  private final WatchFixture fixture = new WatchFixture();
  private DnsWatcher watcher;

  @AfterEach
  void stop() {
    if (watcher != null) {
      watcher.stop();
    }
  }

  @Test
  void looksAtEveryRowThatIsDueWithoutWaitingForTheNextTick() {
    for (int i = 0; i < 500; i++) {
      fixture.open("domain%d.com".formatted(i));
    }
    long begin = System.nanoTime();
    start(wanted -> new DnsFinding.Proved(wanted.host(), List.of(), List.of(wanted.value())));

    await().until(() -> fixture.told.size() >= 500);

    assertThat(fixture.told).doesNotHaveDuplicates();
    assertThat((System.nanoTime() - begin) / 1_000_000).isLessThan(5_000);
  }

  @Test
  void neverLooksAtMoreAtOnceThanAllowed() {
    for (int i = 0; i < 100; i++) {
      fixture.open("domain%d.com".formatted(i));
    }
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    start(
        wanted -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Thread.yield();
          now.decrementAndGet();
          return new DnsFinding.Proved(wanted.host(), List.of(), List.of());
        });

    await().until(() -> fixture.told.size() >= 100);

    assertThat(most.get()).isBetween(1, 32);
  }

  @Test
  void goesOnWithTheOthersWhenOneFails() {
    fixture.open("broken.com");
    EnrollmentId fine = fixture.open("contoso.com");
    start(
        wanted -> {
          if (wanted.host().equals("broken.com")) {
            throw new IllegalStateException("a defect");
          }
          return new DnsFinding.NothingThere(wanted.host(), List.of());
        });

    await().until(() -> fixture.row(fine).checks() == 1);
  }

  @Test
  void letsALookThatIsUnderWayFinishWhenItStops() {
    EnrollmentId id = fixture.open("contoso.com");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    start(
        wanted -> {
          begun.countDown();
          awaitQuietly(goOn);
          return new DnsFinding.NothingThere(wanted.host(), List.of());
        });
    awaitQuietly(begun);
    Thread stopping = new Thread(watcher::stop);
    stopping.start();
    await().until(() -> !watcher.isRunning());

    goOn.countDown();

    await().until(() -> !stopping.isAlive());
    assertThat(fixture.row(id).checks()).isEqualTo(1);
  }

  private void start(Dns dns) {
    watcher =
        new DnsWatcher(
            fixture.watches,
            fixture.check(dns),
            DnsSettings.resolver("127.0.0.1"),
            fixture.clock,
            EvenTime.SINCE_EVER);
    watcher.start();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
