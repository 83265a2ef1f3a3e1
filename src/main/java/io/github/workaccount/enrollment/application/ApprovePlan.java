package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.InvalidInput;
import io.github.workaccount.enrollment.model.Plan;
import io.github.workaccount.enrollment.model.TenantInside;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** An enrollment admin approves a plan, by its digest. */
@Service
public class ApprovePlan {

  /** The task at which it is decided. */
  public static final String TASK = "ApprovePlan";

  private final Enrollments enrollments;
  private final Plans plans;
  private final RecordDecision decisions;
  private final Decisions decided;
  private final FourEyes fourEyes;
  private final boolean rolesEnforced;

  ApprovePlan(
      Enrollments enrollments,
      Plans plans,
      RecordDecision decisions,
      Decisions decided,
      FourEyes fourEyes,
      @Value("${enrollment.roles-enforced}") boolean rolesEnforced) {
    this.rolesEnforced = rolesEnforced;
    this.enrollments = enrollments;
    this.plans = plans;
    this.decisions = decisions;
    this.decided = decided;
    this.fourEyes = fourEyes;
  }

  /**
   * Keeps the decision.
   *
   * @param user who decided
   * @param id on which enrollment
   * @param choice {@code approve}, {@code separate-account} or {@code reject}
   * @param digest the digest of the plan that the person saw
   * @param comment what the person wrote; null when nothing
   * @throws NotAllowed when the user asked for the enrollment, when the user approved it and
   *     somebody else has to approve its plan, or when the digest is not the current plan's
   */
  public void decide(User user, EnrollmentId id, String choice, String digest, String comment) {
    decisions.requireOther(user, enrollments.get(id));
    String current = plans.current(id).map(Plan::digest).orElseThrow();
    if (!current.equals(digest)) {
      throw new NotAllowed(
          "The plan has changed since you opened this task: reload it and decide on the current plan.");
    }
    if (!choice.equals("approve") && comment == null) {
      throw new InvalidInput("comment", "Say why, so that the requester knows.");
    }
    if (choice.equals("approve") && !enrollments.get(id).request().dryRun()) {
      requireSecondApprover(user, enrollments.get(id));
      requireRole(enrollments.get(id));
    }
    decisions.record(user, id, TASK, choice, digest, comment);
  }

  private void requireSecondApprover(User user, Enrollment enrollment) {
    decided
        .latest(enrollment.id(), ApproveEnrollment.TASK)
        .ifPresent(approval -> fourEyes.requireSecond(user, enrollment, approval.by()));
  }

  /** Rule L2, where the product is set to enforce it; otherwise the plan has a warning. */
  private void requireRole(Enrollment enrollment) {
    TenantInside inside = enrollment.facts().inside();
    if (rolesEnforced && (inside == null || !inside.adminRole().sufficient())) {
      throw new NotAllowed(
          "The plan cannot be approved: the warnings say which role in the tenant is missing (rule L2). Reject it, then start again and name somebody with the role where consent is asked for.");
    }
  }

  /**
   * The current plan, when a person approved exactly it.
   *
   * @param id the enrollment
   * @throws NotAllowed when nobody did
   */
  Plan approved(EnrollmentId id) {
    Plan plan = plans.current(id).orElseThrow(() -> new NotAllowed("There is no plan."));
    return decided
        .latest(id, TASK)
        .filter(decision -> decision.choice().equals("approve"))
        .filter(decision -> plan.digest().equals(decision.digest()))
        .map(decision -> plan)
        .orElseThrow(
            () -> new NotAllowed("Nobody has approved the current plan of %s.".formatted(id)));
  }
}
