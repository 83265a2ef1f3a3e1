package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.operation.StuckJobs;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares the clocks again and again, and when the node begins or goes on to work has the engine's
 * jobs freed that the time has left behind. The watches' rows free themselves.
 */
@Component
class ClockTick {

  private static final Logger LOG = LoggerFactory.getLogger(ClockTick.class);

  private final Timekeeping timekeeping;
  private final StuckJobs jobs;
  private boolean worked;
  private boolean unanswered;

  ClockTick(Timekeeping timekeeping, StuckJobs jobs) {
    this.timekeeping = timekeeping;
    this.jobs = jobs;
  }

  @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
  void run() {
    // What was not to be relied on for a moment only is begun anew, too.
    worked &= timekeeping.mayWork();
    try {
      timekeeping.measure();
      unanswered = false;
    } catch (RuntimeException e) {
      if (!unanswered) {
        LOG.warn("The database does not tell the time; trying again", e);
      }
      unanswered = true;
    }
    resume(timekeeping.mayWork());
  }

  private void resume(boolean works) {
    if (works && !worked) {
      int freed = jobs.free();
      if (freed > 0) {
        LOG.warn(
            "{} steps were locked or due later than any can be, from before the clock was set back."
                + " They are taken up now.",
            freed);
      }
    }
    worked = works;
  }
}
