package io.github.workaccount.enrollment.application.directory;

import io.github.workaccount.enrollment.application.change.ApplyChange;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.request.EnrollmentId;

/**
 * A change that a person approved, by the digest of its plan, and whose intent is recorded: the
 * only thing that may be written. Only {@link ApplyChange} makes one.
 */
public final class ApprovedChange {

  private final EnrollmentId enrollment;
  private final String tenantId;
  private final Change change;
  private final String groupId;
  private final boolean repeated;
  private final boolean sendable;

  /**
   * @throws NotAllowed for a dry run, and for a change that a person makes by hand: nothing is ever
   *     written there
   */
  public ApprovedChange(
      Enrollment enrollment,
      String tenantId,
      Change change,
      String groupId,
      boolean repeated,
      boolean sendable) {
    enrollment.requireWrites();
    if (change.by() == Change.By.HAND) {
      throw new NotAllowed(
          "Change %d is made by hand: the product only looks for it.".formatted(change.number()));
    }
    this.enrollment = enrollment.id();
    this.tenantId = tenantId;
    this.change = change;
    this.groupId = groupId;
    this.repeated = repeated;
    this.sendable = sendable;
  }

  /** The enrollment whose plan holds the change. */
  public EnrollmentId enrollment() {
    return enrollment;
  }

  /** The tenant that is changed. */
  public String tenantId() {
    return tenantId;
  }

  /** The change. */
  public Change change() {
    return change;
  }

  /** The group that an earlier change of the plan made or found; null when there is none. */
  public String groupId() {
    return groupId;
  }

  /** Whether it may have been sent before, so that the directory must be read first. */
  public boolean repeated() {
    return repeated;
  }

  /**
   * Whether it may be sent (again) where it is not seen: not for a while after a write whose answer
   * was lost, because the directory may not show yet what it did.
   */
  public boolean sendable() {
    return sendable;
  }
}
