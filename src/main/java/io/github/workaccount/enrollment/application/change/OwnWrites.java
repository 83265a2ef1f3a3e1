package io.github.workaccount.enrollment.application.change;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.failure.Postponed;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What an enrollment wrote a moment ago may not be seen yet: reads of the directory lag behind
 * writes. Within a bound, what is missing is looked for again before anything follows from it.
 */
@Component
public class OwnWrites {

  /** How long after a write what is missing is put down to the lag: about ten looks. */
  private static final Duration BOUND = Duration.ofMinutes(5);

  /** How long after a write without an answer it is only looked for, and not sent again. */
  private static final Duration LOST_FOR = Duration.ofMinutes(2);

  /** More than the nodes' times ever do. */
  private static final Duration NODES_DIFFER = Duration.ofSeconds(5);

  private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Plans plans;
  private final Clock clock;
  private final Timekeeping timekeeping;

  public OwnWrites(Plans plans, Clock clock, Timekeeping timekeeping) {
    this.plans = plans;
    this.clock = clock;
    this.timekeeping = timekeeping;
  }

  /**
   * Whether a change may be sent: not while an earlier attempt may still come to light. How long
   * ago that was is known only as far back as the time went by evenly.
   */
  boolean maySend(PlannedChange change) {
    if (change.status() != ChangeStatus.INTENDED || change.writtenAt() == null) {
      return true;
    }
    return !isWithin(LOST_FOR, begun(change));
  }

  /**
   * Has a write wait while this node's time cannot be relied on: another node may be at it.
   *
   * @throws Postponed while that is so
   */
  void requireTime() {
    if (!timekeeping.mayWork()) {
      throw new Postponed(
          "The clocks of this node and of the database do not agree: nothing is written meanwhile.",
          clock.instant().plus(FIRST_LOOK),
          null);
    }
  }

  /**
   * Has the step done again later when a failure may come from the lag of any write of the
   * enrollment that went well.
   *
   * @param id the enrollment
   * @param failure what went wrong
   * @throws Postponed when it may
   */
  public void awaitDone(EnrollmentId id, DirectoryFailure failure) {
    plans.allChanges(id).stream()
        .filter(change -> change.status() == ChangeStatus.APPLIED)
        .filter(change -> change.writtenAt() != null)
        .map(this::begun)
        .max(Instant::compareTo)
        .ifPresent(latest -> await(latest, failure.getMessage(), failure));
  }

  /**
   * Has the step done again later when a failure may come from the lag of this one write.
   *
   * @param change how the change stood before
   * @param failure what went wrong
   * @throws Postponed when it may
   */
  void await(PlannedChange change, DirectoryFailure failure) {
    written(change).ifPresent(at -> await(at, failure.getMessage(), failure));
  }

  /**
   * The same for an answer that shows less than was written.
   *
   * @param change how the change stands
   * @param found what was found, a sentence
   * @throws Postponed when it may come from the lag
   */
  void await(PlannedChange change, String found) {
    written(change).ifPresent(at -> await(at, found, null));
  }

  private Optional<Instant> written(PlannedChange change) {
    boolean written =
        change.status() == ChangeStatus.INTENDED || change.status() == ChangeStatus.APPLIED;
    return written && change.writtenAt() != null ? Optional.of(begun(change)) : Optional.empty();
  }

  /**
   * From when on the time counts since a write: from when it was marked, but not from before the
   * clock was set. Before the start of this node that is not known: a write that may have to be
   * sent again is taken for one of that moment, one that was answered is not.
   */
  private Instant begun(PlannedChange change) {
    Instant writtenAt = change.writtenAt();
    if (writtenAt.isAfter(clock.instant().plus(NODES_DIFFER))) {
      return timekeeping.evenSince();
    }
    Instant earliest =
        change.status() == ChangeStatus.INTENDED ? timekeeping.evenSince() : timekeeping.lastStep();
    return writtenAt.isBefore(earliest) ? earliest : writtenAt;
  }

  private void await(Instant writtenAt, String found, DirectoryFailure failure) {
    if (isWithin(BOUND, writtenAt)) {
      throw new Postponed(
          found
              + " The tenant was written to a moment ago, which may not be seen everywhere yet: it"
              + " is looked at again by itself.",
          nextLook(writtenAt),
          failure);
    }
  }

  private boolean isWithin(Duration bound, Instant writtenAt) {
    return clock.instant().isBefore(writtenAt.plus(bound));
  }

  /** Later and later: half as long again as has passed since the write. */
  private Instant nextLook(Instant writtenAt) {
    Instant now = clock.instant();
    Duration pause = Duration.between(writtenAt, now).dividedBy(2);
    if (pause.compareTo(FIRST_LOOK) < 0) {
      pause = FIRST_LOOK;
    }
    return now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }
}
