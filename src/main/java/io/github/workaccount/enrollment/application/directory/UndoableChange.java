package io.github.workaccount.enrollment.application.directory;

import io.github.workaccount.enrollment.application.change.UndoChanges;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.Set;

/**
 * A change that this enrollment made, or may have made, and that a withdrawal takes back. Only
 * {@link UndoChanges} makes one.
 */
public final class UndoableChange {

  private final EnrollmentId enrollment;
  private final String tenantId;
  private final Change change;
  private final String objectId;
  private final Set<String> memberIds;

  /**
   * @throws NotAllowed for a dry run, and for a change that a person made by hand: whoever made it
   *     takes it back
   */
  public UndoableChange(
      Enrollment enrollment,
      String tenantId,
      Change change,
      String objectId,
      Set<String> memberIds) {
    enrollment.requireWrites();
    if (change.by() == Change.By.HAND) {
      throw new NotAllowed(
          "Change %d was made by hand: the product does not take it back."
              .formatted(change.number()));
    }
    this.enrollment = enrollment.id();
    this.tenantId = tenantId;
    this.change = change;
    this.objectId = objectId;
    this.memberIds = Set.copyOf(memberIds);
  }

  /** The enrollment that made it. */
  public EnrollmentId enrollment() {
    return enrollment;
  }

  /** The tenant that was changed. */
  public String tenantId() {
    return tenantId;
  }

  /** The change. */
  public Change change() {
    return change;
  }

  /**
   * The object that was made, or the group that a member was added to; null when the answer of the
   * write was lost.
   */
  public String objectId() {
    return objectId;
  }

  /** The users whom this enrollment added to its group, or may have added. */
  public Set<String> memberIds() {
    return memberIds;
  }
}
