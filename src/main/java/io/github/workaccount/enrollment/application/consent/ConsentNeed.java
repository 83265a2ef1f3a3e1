package io.github.workaccount.enrollment.application.consent;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.decision.RoleEnforcement;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.TenantConsent;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Which consent an enrollment needs, and what its tenant may grant instead. */
@Service
public class ConsentNeed {

  private final Enrollments enrollments;
  private final Plans plans;
  private final Decisions decisions;
  private final TenantConsent directory;
  private final RoleEnforcement roles;

  public ConsentNeed(
      Enrollments enrollments,
      Plans plans,
      Decisions decisions,
      TenantConsent directory,
      RoleEnforcement roles) {
    this.enrollments = enrollments;
    this.plans = plans;
    this.decisions = decisions;
    this.directory = directory;
    this.roles = roles;
  }

  /**
   * Whether the enrollment has to see or change anything inside the tenant. Where roles are
   * enforced it always has to see them.
   *
   * @param id the enrollment
   */
  public boolean isThere(EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    return !enrollment.facts().domainVerified()
        || enrollment.route().lookInside()
        || roles.rolesEnforced();
  }

  /**
   * What consent is asked for: to write where the domain is to be proved, or where an approved
   * change could not be written for want of consent, unless people make the changes; else to look
   * inside.
   *
   * @param id the enrollment
   */
  public Access access(EnrollmentId id) {
    boolean writes = !enrollments.get(id).facts().domainVerified() || writeWasTried(id);
    return writes && !isByHand(id) ? Access.WRITE : Access.READ;
  }

  /**
   * Whether an administrator may choose to grant writing although only reading is needed: the
   * product can then make the changes of a plan itself.
   *
   * @param id the enrollment
   */
  public boolean mayBeMore(EnrollmentId id) {
    return directory.asksSeparately() && access(id) == Access.READ;
  }

  /**
   * Whether an administrator may choose to grant reading alone although the route writes: people
   * then make the changes by hand.
   *
   * @param id the enrollment
   */
  public boolean mayBeLess(EnrollmentId id) {
    return directory.asksSeparately() && access(id) == Access.WRITE && !writeWasTried(id);
  }

  /**
   * Whether a change could not be written although the tenant lets the product read: then an
   * enrollment admin may have people make the changes instead.
   *
   * @param id the enrollment
   */
  public boolean mayBecomeByHand(EnrollmentId id) {
    return directory.asksSeparately() && writeWasTried(id) && !isByHand(id);
  }

  /** Whether an enrollment admin has chosen, since the approval, that people make the changes. */
  boolean isByHand(EnrollmentId id) {
    return decisions.isChosen(id, UserTask.GRANT_CONSENT, Choice.BY_HAND);
  }

  /**
   * Whether a change of the current plan was begun and is not done; another tenant's is the past.
   */
  private boolean writeWasTried(EnrollmentId id) {
    Optional<String> target = enrollments.get(id).facts().target().map(Tenant::id);
    return plans.currentChanges(id).stream()
        .filter(change -> target.filter(change.tenantId()::equalsIgnoreCase).isPresent())
        .anyMatch(change -> change.status() == ChangeStatus.INTENDED);
  }
}
