package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.outcome.WithdrawEnrollment;
import io.github.workaccount.enrollment.background.Tick;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Lets withdrawals take effect that came while a step was running: one query a second, and nothing
 * in the engine waits for it.
 */
@Component
class WithdrawalTick extends Tick {

  private final WithdrawEnrollment withdrawals;

  WithdrawalTick(WithdrawEnrollment withdrawals) {
    super("withdrawal", Duration.ofSeconds(1));
    this.withdrawals = withdrawals;
  }

  @Override
  protected void run() {
    withdrawals.takeEffect();
  }
}
