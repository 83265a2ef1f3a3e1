package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.outcome.WithdrawEnrollment;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets withdrawals take effect that came while a step was running: one query a second, and nothing
 * in the engine waits for it.
 */
@Component
class WithdrawalTick {

  private final WithdrawEnrollment withdrawals;

  WithdrawalTick(WithdrawEnrollment withdrawals) {
    this.withdrawals = withdrawals;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void run() {
    withdrawals.takeEffect();
  }
}
