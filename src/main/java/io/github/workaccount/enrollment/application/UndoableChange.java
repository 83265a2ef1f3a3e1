package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.Change;
import io.github.workaccount.enrollment.model.EnrollmentId;
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

  UndoableChange(
      EnrollmentId enrollment,
      String tenantId,
      Change change,
      String objectId,
      Set<String> memberIds) {
    this.enrollment = enrollment;
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

  /** The object that was made; null when the answer of the write was lost. */
  public String objectId() {
    return objectId;
  }

  /** The users whom this enrollment added to its group, or may have added. */
  public Set<String> memberIds() {
    return memberIds;
  }
}
