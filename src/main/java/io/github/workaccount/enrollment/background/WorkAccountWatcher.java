package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.account.WorkAccountWatches;
import io.github.workaccount.enrollment.application.account.WorkAccountWatches.WorkAccountWatch;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Waits until Microsoft shows new work accounts. */
@Component
class WorkAccountWatcher extends Watcher<WorkAccountWatch> {

  /** Few enrollments wait for this at a time, and Microsoft throttles. */
  private static final int PARALLELISM = 2;

  /** A token and one call, each with its own time-out. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(16);

  private final WorkAccountWatches watches;
  private final WorkAccountCheck check;

  WorkAccountWatcher(
      WorkAccountWatches watches, WorkAccountCheck check, Clock clock, Timekeeping timekeeping) {
    super(
        "work-account-watch",
        PARALLELISM,
        LONGEST_LOOK,
        Throttles.LONGEST_WAIT,
        clock,
        timekeeping);
    this.watches = watches;
    this.check = check;
  }

  @Override
  protected List<WorkAccountWatch> claimDue(Claim claim) {
    return watches.claimDue(claim);
  }

  @Override
  protected void look(WorkAccountWatch watch) {
    check.check(watch);
  }

  @Override
  protected EnrollmentId enrollment(WorkAccountWatch watch) {
    return watch.enrollment();
  }
}
