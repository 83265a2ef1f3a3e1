package io.github.workaccount.enrollment.background;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Does something again and again on a thread of its own; a failure ends only that one time. */
public abstract class Tick implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Tick.class);

  private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
  private final String name;
  private final Duration period;
  private ScheduledFuture<?> tick;

  /**
   * @param name of its thread, and in the log
   * @param period from the end of one time to the beginning of the next
   */
  protected Tick(String name, Duration period) {
    this.name = name;
    this.period = period;
    scheduler.setThreadNamePrefix(name + "-");
    scheduler.setDaemon(true);
  }

  /** What is done each time. */
  protected abstract void run();

  @Override
  public void start() {
    scheduler.initialize();
    tick = scheduler.scheduleWithFixedDelay(this::runSafely, period);
  }

  @Override
  public void stop() {
    tick.cancel(false);
    scheduler.shutdown();
    tick = null;
  }

  @Override
  public boolean isRunning() {
    return tick != null;
  }

  private void runSafely() {
    try {
      run();
    } catch (RuntimeException e) {
      LOG.warn("{}: it failed this time and is tried again", name, e);
    }
  }
}
