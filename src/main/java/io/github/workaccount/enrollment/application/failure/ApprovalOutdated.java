package io.github.workaccount.enrollment.application.failure;

/**
 * What was approved is no longer there: the tenant is gone, or the domain is somewhere else. The
 * facts are read again, and an enrollment admin decides anew.
 */
public final class ApprovalOutdated extends ApplicationException {

  /**
   * @param message what was approved and what is there now, a sentence for the admin
   */
  public ApprovalOutdated(String message) {
    super(Kind.APPROVAL_OUTDATED, message);
  }
}
