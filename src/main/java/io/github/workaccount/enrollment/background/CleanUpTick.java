package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.CleanUp;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Cleans up now and then; every node does, and finds what the others have left. */
@Component
class CleanUpTick extends Tick {

  private final CleanUp cleanUp;

  CleanUpTick(CleanUp cleanUp, @Value("${enrollment.clean-up.every}") Duration every) {
    super("clean-up", every);
    this.cleanUp = cleanUp;
  }

  @Override
  protected void run() {
    cleanUp.run();
  }
}
