package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The claims of one watch on this node: none while its time cannot be relied on, and after the
 * start or a step of the clock the first one finds what that left behind.
 */
final class Claims {

  private final String node;
  private final Duration lease;
  private final Duration longestPause;
  private final Clock clock;
  private final Timekeeping timekeeping;
  private volatile Instant even;

  /**
   * @param node who claims
   * @param lease how long a claim holds
   * @param longestPause how long after one look the next one is due at most
   * @param clock the time
   * @param timekeeping whether it can be relied on
   */
  Claims(String node, Duration lease, Duration longestPause, Clock clock, Timekeeping timekeeping) {
    this.node = node;
    this.lease = lease;
    this.longestPause = longestPause;
    this.clock = clock;
    this.timekeeping = timekeeping;
  }

  /**
   * Claims rows that are due.
   *
   * @param rows the watch's rows
   * @param limit how many at most
   */
  <W> List<W> take(Function<Claim, List<W>> rows, int limit) {
    if (!timekeeping.mayWork()) {
      return List.of();
    }
    Instant since = timekeeping.evenSince();
    Instant now = clock.instant();
    Instant stuckAfter = since.equals(even) ? null : now.plus(longestPause).plus(lease);
    List<W> due = rows.apply(new Claim(node, now, lease, stuckAfter, limit));
    even = since;
    return due;
  }
}
