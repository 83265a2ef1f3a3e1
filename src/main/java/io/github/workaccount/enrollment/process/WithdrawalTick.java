package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.WithdrawEnrollment;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Lets withdrawals take effect that came while a step was running: one query a second, and nothing
 * in the engine waits for it.
 */
@Component
class WithdrawalTick implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WithdrawalTick.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final WithdrawEnrollment withdrawals;
  private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
  private ScheduledFuture<?> tick;

  WithdrawalTick(WithdrawEnrollment withdrawals) {
    this.withdrawals = withdrawals;
    scheduler.setThreadNamePrefix("withdrawal-");
    scheduler.setDaemon(true);
  }

  @Override
  public void start() {
    scheduler.initialize();
    tick = scheduler.scheduleWithFixedDelay(this::run, PERIOD);
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

  private void run() {
    try {
      withdrawals.takeEffect();
    } catch (RuntimeException e) {
      LOG.warn("Withdrawals could not take effect, they are tried again", e);
    }
  }
}
