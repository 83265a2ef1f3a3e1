package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.account.WorkAccountWatches;
import io.github.workaccount.enrollment.application.account.WorkAccountWatches.WorkAccountWatch;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** The watch for new work accounts with its threads stopped: a test says when it looks. */
public final class AccountWatchByHand {

  private static final int ALL = 1000;

  private final WorkAccountWatches watches;
  private final WorkAccountCheck check;
  private final Clock clock;

  private AccountWatchByHand(WorkAccountWatches watches, WorkAccountCheck check, Clock clock) {
    this.watches = watches;
    this.check = check;
    this.clock = clock;
  }

  /** Takes the watch of a running application over. */
  public static AccountWatchByHand of(ApplicationContext context) {
    context.getBean(WorkAccountWatcher.class).stop();
    return new AccountWatchByHand(
        context.getBean(WorkAccountWatches.class),
        context.getBean(WorkAccountCheck.class),
        context.getBean(Clock.class));
  }

  /**
   * Looks for every work account that is due.
   *
   * @return how many those were
   */
  public int tick() {
    List<WorkAccountWatch> due =
        watches.claimDue(new Claim("by-hand", clock.instant(), Duration.ofSeconds(1), null, ALL));
    due.forEach(check::check);
    return due.size();
  }
}
