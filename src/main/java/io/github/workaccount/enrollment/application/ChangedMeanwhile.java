package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.EnrollmentId;

/** Somebody else changed an enrollment since it was read: what was about to be kept is not. */
public final class ChangedMeanwhile extends RuntimeException {

  /** Where the process went on at the same moment. */
  public ChangedMeanwhile() {
    super("The enrollment went on at the same moment. Try again.");
  }

  /**
   * @param id the enrollment
   */
  public ChangedMeanwhile(EnrollmentId id) {
    super("The enrollment %s has just been changed by somebody else. Try again.".formatted(id));
  }
}
