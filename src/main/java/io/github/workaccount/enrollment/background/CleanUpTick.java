package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.operation.CleanUp;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Cleans up now and then; every node does, and finds what the others have left. */
@Component
class CleanUpTick {

  private final CleanUp cleanUp;
  private final Timekeeping timekeeping;

  CleanUpTick(CleanUp cleanUp, Timekeeping timekeeping) {
    this.cleanUp = cleanUp;
    this.timekeeping = timekeeping;
  }

  @Scheduled(fixedDelayString = "${enrollment.clean-up.every}")
  void run() {
    // What is old is told by the time.
    if (timekeeping.mayWork()) {
      cleanUp.run();
    }
  }
}
