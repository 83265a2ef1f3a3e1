package io.github.workaccount.enrollment.application.failure;

import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.request.EnrollmentId;

/** Somebody else changed an enrollment since it was read: what was about to be kept is not. */
public final class ChangedMeanwhile extends ApplicationException {

  /** Where the process went on at the same moment. */
  public ChangedMeanwhile() {
    super(Kind.CHANGED_MEANWHILE, "The enrollment went on at the same moment. Try again.");
  }

  /**
   * Where another request takes the domain and has not ended.
   *
   * @param domain the domain
   */
  public ChangedMeanwhile(DomainName domain) {
    super(
        Kind.CHANGED_MEANWHILE,
        "Another request for %s is being worked on. Try again.".formatted(domain));
  }

  /**
   * @param id the enrollment
   */
  public ChangedMeanwhile(EnrollmentId id) {
    super(
        Kind.CHANGED_MEANWHILE,
        "The enrollment %s has just been changed by somebody else. Try again.".formatted(id));
  }
}
