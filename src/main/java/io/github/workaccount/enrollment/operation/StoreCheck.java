package io.github.workaccount.enrollment.operation;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.github.workaccount.enrollment.application.operation.Outage;
import io.github.workaccount.enrollment.application.operation.Store;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes to the store every two seconds, or sooner when something failed because of it, and tells
 * how that went, so that whoever asks for the health waits for no database. A write that hangs for
 * five seconds is an outage, too. A store that has answered at its beginning is not away: its disk
 * may be slow, or this node be busy.
 */
@Component
class StoreCheck implements DisposableBean {

  static final int TICK_SECONDS = 1;
  static final Duration PERIOD = Duration.ofSeconds(2);
  static final Duration LONGEST_WRITE = Duration.ofSeconds(5);

  private final Store store;
  private final Outage outage;
  private final LongSupplier nanos;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          new ThreadFactoryBuilder().setNameFormat("store-check").setDaemon(true).build());
  private boolean underway;
  private boolean answers;
  private long began;

  @Autowired
  StoreCheck(Store store, Outage outage) {
    this(store, outage, System::nanoTime);
  }

  /**
   * @param store what is written to
   * @param outage learns how it went
   * @param nanos a clock that nobody sets, in nanoseconds
   */
  StoreCheck(Store store, Outage outage, LongSupplier nanos) {
    this.store = store;
    this.outage = outage;
    this.nanos = nanos;
    this.began = nanos.getAsLong() - PERIOD.toNanos();
  }

  @Override
  public void destroy() {
    writer.shutdownNow();
  }

  @Scheduled(fixedDelay = TICK_SECONDS, timeUnit = TimeUnit.SECONDS)
  synchronized void run() {
    Duration since = Duration.ofNanos(nanos.getAsLong() - began);
    if (underway && since.compareTo(LONGEST_WRITE) >= 0) {
      outage.hangs(since, answers);
    } else if (!underway && (since.compareTo(PERIOD) >= 0 || outage.isInDoubt())) {
      began = nanos.getAsLong();
      underway = true;
      answers = false;
      outage.checked();
      writer.execute(this::write);
    }
  }

  private void write() {
    Runnable told = () -> {};
    try {
      store.reach();
      answered();
      store.write();
      told = outage::over;
    } catch (RuntimeException e) {
      told = () -> outage.failed(e, answers);
    } finally {
      ended(told);
    }
  }

  private synchronized void answered() {
    answers = true;
  }

  /** Nothing is told of a write as hanging once its end is told. */
  private synchronized void ended(Runnable told) {
    underway = false;
    told.run();
  }
}
