package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.operation.CleanUp;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Cleans up now and then; every node does, and finds what the others have left. */
@Component
class CleanUpTick extends Tick {

  private final CleanUp cleanUp;
  private final Timekeeping timekeeping;

  CleanUpTick(
      CleanUp cleanUp,
      Timekeeping timekeeping,
      @Value("${enrollment.clean-up.every}") Duration every) {
    super("clean-up", every);
    this.cleanUp = cleanUp;
    this.timekeeping = timekeeping;
  }

  @Override
  protected void run() {
    // What is old is told by the time.
    if (timekeeping.mayWork()) {
      cleanUp.run();
    }
  }
}
