package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.EnrollmentId;

/** Somebody else changed an enrollment since it was read: what was about to be kept is not. */
public final class ChangedMeanwhile extends RuntimeException {

  /**
   * @param id the enrollment
   */
  public ChangedMeanwhile(EnrollmentId id) {
    super("The enrollment %s has just been changed by somebody else. Try again.".formatted(id));
  }
}
