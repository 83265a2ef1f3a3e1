package io.github.workaccount.enrollment.application.plan;

import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The plans and, change by change, how far they are. */
public interface Plans {

  /** Makes a plan the current one of its enrollment; earlier plans and their changes are kept. */
  void add(Plan plan);

  /** The current plan. */
  Optional<Plan> current(EnrollmentId enrollment);

  /** The changes of the current plan, in order. */
  List<PlannedChange> currentChanges(EnrollmentId enrollment);

  /** The changes of all plans of an enrollment, the latest first: the order of undoing. */
  List<PlannedChange> allChanges(EnrollmentId enrollment);

  /** Marks a change in the current transaction. */
  void mark(PlannedChange change);

  /** Marks a change in a transaction of its own, so that it is known before a write is sent. */
  void markNow(PlannedChange change);

  /**
   * A change and how far it is.
   *
   * @param id the row
   * @param enrollment whose it is
   * @param tenantId the tenant that is changed
   * @param change what is changed
   * @param status how far
   * @param objectId the object that was made or found; null when there is none
   * @param note what was said of it last, such as a request id or a reason; null when nothing was
   * @param undoTried whether a withdrawal has dealt with it
   * @param writtenAt when it was sent last, or, once it is applied, when that was; null when it was
   *     not sent, or surely did nothing
   */
  record PlannedChange(
      long id,
      EnrollmentId enrollment,
      String tenantId,
      Change change,
      ChangeStatus status,
      String objectId,
      String note,
      boolean undoTried,
      Instant writtenAt) {

    /** Whether it was sent and what became of that is not known. */
    public boolean maybeDone() {
      return status == ChangeStatus.INTENDED && writtenAt != null;
    }

    /** Whether this enrollment made it, or may have made it, and has not taken it back. */
    public boolean isOwn() {
      return status == ChangeStatus.APPLIED || maybeDone();
    }

    /** The same change, further. */
    public PlannedChange as(ChangeStatus newStatus, String newObjectId, String newNote) {
      return new PlannedChange(
          id, enrollment, tenantId, change, newStatus, newObjectId, newNote, undoTried, writtenAt);
    }

    /** The same change, written at another time. */
    public PlannedChange writtenAt(Instant time) {
      return new PlannedChange(
          id, enrollment, tenantId, change, status, objectId, note, undoTried, time);
    }

    /** The same change, dealt with by a withdrawal. */
    public PlannedChange afterUndo(ChangeStatus newStatus, String newNote) {
      return new PlannedChange(
          id, enrollment, tenantId, change, newStatus, objectId, newNote, true, writtenAt);
    }
  }

  /** A stored plan or change is no longer what was kept: nothing may be written by it. */
  final class Tampered extends IllegalStateException {
    /**
     * @param message what does not fit
     */
    public Tampered(String message) {
      super(message);
    }
  }
}
