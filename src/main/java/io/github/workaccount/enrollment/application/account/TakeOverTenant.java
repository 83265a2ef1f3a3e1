package io.github.workaccount.enrollment.application.account;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.RecordDecision;
import io.github.workaccount.enrollment.application.decision.ReopenApproval;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.facts.CheckTenant;
import io.github.workaccount.enrollment.application.failure.ApprovalOutdated;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import org.springframework.stereotype.Service;

/** Has a person take over an unmanaged tenant (rule D4), and reads it back as managed. */
@Service
public class TakeOverTenant {

  private final Enrollments enrollments;
  private final CheckTenant tenants;
  private final ReopenApproval reopening;
  private final RecordDecision decisions;

  TakeOverTenant(
      Enrollments enrollments,
      CheckTenant tenants,
      ReopenApproval reopening,
      RecordDecision decisions) {
    this.enrollments = enrollments;
    this.tenants = tenants;
    this.reopening = reopening;
    this.decisions = decisions;
  }

  /**
   * Keeps that a person says it is taken over.
   *
   * @param user who says so
   * @param id the enrollment
   */
  public void done(User user, EnrollmentId id) {
    decisions.record(user, id, UserTask.TAKE_OVER_TENANT, Choice.LOOK_NOW, null, null);
  }

  /**
   * Reads the tenant back.
   *
   * @param id the enrollment
   * @return whether it is managed now; not while it is still unmanaged
   * @throws ApprovalOutdated when the approved tenant no longer holds the domain; the approval is
   *     taken back then
   */
  public boolean confirm(EnrollmentId id) {
    Tenant approved = enrollments.get(id).facts().holder();
    TenantFacts now = tenants.check(id);
    boolean managed = now.state() == DomainState.MANAGED || now.state() == DomainState.FEDERATED;
    boolean same = approved == null || approved.isSame(now.holder());
    if (same && (managed || now.state() == DomainState.UNMANAGED)) {
      return managed;
    }
    String why =
        "%s was in the unmanaged tenant %s when its takeover was approved, and is %s now."
            .formatted(
                enrollments.get(id).domain(),
                approved == null ? "that was found" : approved.inFull(),
                now.whereabouts());
    reopening.because(id, why);
    throw new ApprovalOutdated(why);
  }
}
