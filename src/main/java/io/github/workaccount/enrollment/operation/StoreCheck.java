package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.application.Outage;
import io.github.workaccount.enrollment.application.Store;
import io.github.workaccount.enrollment.background.Tick;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Writes to the store every two seconds and tells how that went, so that whoever asks for the
 * health waits for no database. A write that hangs for five seconds is an outage, too.
 */
@Component
class StoreCheck extends Tick {

  static final Duration TICK = Duration.ofSeconds(1);
  static final Duration PERIOD = Duration.ofSeconds(2);
  static final Duration LONGEST_WRITE = Duration.ofSeconds(5);

  private final Store store;
  private final Outage outage;
  private final LongSupplier nanos;
  private ExecutorService writer;
  private Future<?> write;
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
    super("store-check", TICK);
    this.store = store;
    this.outage = outage;
    this.nanos = nanos;
  }

  @Override
  public synchronized void start() {
    writer =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "store-check");
              thread.setDaemon(true);
              return thread;
            });
    write = null;
    super.start();
  }

  @Override
  public synchronized void stop() {
    super.stop();
    writer.shutdownNow();
  }

  @Override
  protected synchronized void run() {
    Duration since = Duration.ofNanos(nanos.getAsLong() - began);
    if (write == null || write.isDone() && since.compareTo(PERIOD) >= 0) {
      began = nanos.getAsLong();
      write = writer.submit(this::write);
    } else if (!write.isDone() && since.compareTo(LONGEST_WRITE) >= 0) {
      outage.hangs(since);
    }
  }

  private void write() {
    try {
      store.write();
      outage.over();
    } catch (RuntimeException e) {
      outage.failed(e);
    }
  }
}
