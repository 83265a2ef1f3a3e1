package io.github.workaccount.enrollment.application.enrollment;

import java.time.Duration;
import java.time.Instant;

/**
 * Who claims rows of a watch, and what counts as due and as free.
 *
 * @param node who claims
 * @param now the time
 * @param lease how long the claim holds
 * @param stuckAfter what is due later than this was marked before the clock was set back, and is
 *     due now; null when that need not be looked for
 * @param limit how many rows at most
 */
public record Claim(String node, Instant now, Duration lease, Instant stuckAfter, int limit) {

  /** When the claim runs out. */
  public Instant until() {
    return now.plus(lease);
  }

  /** The same, of fewer rows or more. */
  public Claim of(int rows) {
    return new Claim(node, now, lease, stuckAfter, rows);
  }

  /** A claim that lasts longer than any was made before the clock was set back. */
  public Instant longestClaim() {
    return now.plus(lease.multipliedBy(2));
  }
}
