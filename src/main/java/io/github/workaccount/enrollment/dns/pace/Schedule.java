package io.github.workaccount.enrollment.dns.pace;

import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.dns.client.DnsProperties;
import io.github.workaccount.enrollment.dns.client.DnsProperties.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When to look again: quick at first, slower later, quick again after the finding changed or
 * somebody asked to look now. Where the servers keep silent, later and later.
 */
public final class Schedule {

  /** Who never answers is asked no less often than this, unless that is the usual anyway. */
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(10);

  private static final int MOST_DOUBLINGS = 16;

  private final List<Phase> phases;

  public Schedule(DnsProperties properties) {
    this.phases = properties.schedule();
  }

  /** How long from one look to the next at the beginning. */
  public Duration first() {
    return phases.get(0).every();
  }

  /** How long from one look to the next at most. */
  public Duration longest() {
    Duration usual = phases.stream().map(Phase::every).max(Duration::compareTo).orElseThrow();
    return longer(usual, LONGEST_BACK_OFF);
  }

  /**
   * The time of the next look.
   *
   * @param watch the wait as it was before this look
   * @param changed whether this look found something else than the one before
   * @param silences how many looks in a row found the domain's servers silent, with this one
   * @param now the time of this look
   */
  public Instant next(DnsWatch watch, boolean changed, int silences, Instant now) {
    Duration gap = changed ? first() : gap(watch, now);
    return now.plus(longer(gap, backOff(silences)));
  }

  /** Twice the time for each look in vain: so it is never longer than what that has lasted. */
  private Duration backOff(int silences) {
    return silences == 0
        ? Duration.ZERO
        : shortest(
            LONGEST_BACK_OFF, first().multipliedBy(1L << Math.min(silences, MOST_DOUBLINGS)));
  }

  private Duration gap(DnsWatch watch, Instant now) {
    Instant since = latest(watch.openedAt(), watch.findingChangedAt());
    Duration usual = every(Duration.between(since, now));
    if (watch.lastCheckAt() == null || watch.nextCheckAt() == null) {
      return usual;
    }
    Duration planned = Duration.between(watch.lastCheckAt(), watch.nextCheckAt());
    Duration usualThen = every(Duration.between(since, watch.lastCheckAt()));
    if (planned.compareTo(usualThen) >= 0) {
      return usual;
    }
    // This look came early: somebody asked for it, or it follows one that somebody asked for. Look
    // again soon, then leave twice the time each time until the usual gap is reached.
    return shortest(usual, isDoubledFirst(planned) ? planned.multipliedBy(2) : first());
  }

  private Duration every(Duration age) {
    Duration end = Duration.ZERO;
    for (Phase phase : phases) {
      if (phase.lasts() == null) {
        return phase.every();
      }
      end = end.plus(phase.lasts());
      if (age.compareTo(end) < 0) {
        return phase.every();
      }
    }
    return phases.get(phases.size() - 1).every();
  }

  private boolean isDoubledFirst(Duration gap) {
    Duration step = first();
    while (step.compareTo(gap) < 0) {
      step = step.multipliedBy(2);
    }
    return step.equals(gap);
  }

  private static Duration shortest(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static Instant latest(Instant a, Instant b) {
    return b == null || a.isAfter(b) ? a : b;
  }
}
