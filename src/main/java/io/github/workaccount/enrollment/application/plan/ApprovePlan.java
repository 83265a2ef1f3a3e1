package io.github.workaccount.enrollment.application.plan;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.decision.FourEyes;
import io.github.workaccount.enrollment.application.decision.RecordDecision;
import io.github.workaccount.enrollment.application.decision.RoleEnforcement;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.Set;
import org.springframework.stereotype.Service;

/** An enrollment admin approves a plan, by its digest. */
@Service
public class ApprovePlan {

  /** The choices that have the tenant looked into again. */
  public static final Set<Choice> LOOKS = Set.of(Choice.LOOK_AGAIN, Choice.LOOK_AGAIN_WITH_GUESTS);

  private static final Set<Choice> NEEDS_REASON = Set.of(Choice.SEPARATE_ACCOUNT, Choice.REJECT);

  private final Enrollments enrollments;

  private final Plans plans;
  private final RecordDecision decisions;
  private final Decisions decided;
  private final FourEyes fourEyes;
  private final RoleEnforcement roles;

  public ApprovePlan(
      Enrollments enrollments,
      Plans plans,
      RecordDecision decisions,
      Decisions decided,
      FourEyes fourEyes,
      RoleEnforcement roles) {
    this.roles = roles;
    this.enrollments = enrollments;
    this.plans = plans;
    this.decisions = decisions;
    this.decided = decided;
    this.fourEyes = fourEyes;
  }

  /**
   * Whether a person has to decide on the current plan. An empty one was approved with the
   * enrollment.
   *
   * @param id the enrollment, with a plan
   */
  public boolean isNeeded(EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    return !plans.current(id).orElseThrow().changes().isEmpty()
        || enrollment.request().dryRun()
        || !roles.isMetBy(enrollment);
  }

  /**
   * Keeps the decision.
   *
   * @param user who decided
   * @param id on which enrollment
   * @param choice to approve or reject it, a separate account, or to look again
   * @param digest the digest of the plan that the person saw
   * @param guests whether the plan that is made after another look is to put guests into the group
   * @param comment what the person wrote; null when nothing
   * @throws NotAllowed when the user asked for the enrollment, when the user approved it and
   *     somebody else has to approve its plan, or when the digest is not the current plan's
   */
  public void decide(
      User user, EnrollmentId id, Choice choice, String digest, boolean guests, String comment) {
    decisions.requireOther(user, enrollments.get(id));
    String current = plans.current(id).map(Plan::digest).orElseThrow();
    if (!current.equals(digest)) {
      throw new NotAllowed(
          "The plan has changed since you opened this task: reload it and decide on the current plan.");
    }
    if (choice == Choice.LOOK_AGAIN && enrollments.get(id).facts().inside() == null) {
      throw new InvalidInput(
          "planDecision", "The tenant was not looked into for this plan, so not again either.");
    }
    if (guests && choice != Choice.LOOK_AGAIN) {
      throw new InvalidInput(
          "includeGuests",
          "Choose it together with looking into the tenant again: the plan is made anew with the guests then.");
    }
    if (NEEDS_REASON.contains(choice) && comment == null) {
      throw new InvalidInput("comment", "Say why, so that the requester knows.");
    }
    if (choice == Choice.APPROVE && !enrollments.get(id).request().dryRun()) {
      requireSecondApprover(user, enrollments.get(id));
      requireRole(enrollments.get(id));
    }
    decisions.record(
        user,
        id,
        UserTask.APPROVE_PLAN,
        guests ? Choice.LOOK_AGAIN_WITH_GUESTS : choice,
        digest,
        comment);
  }

  private void requireSecondApprover(User user, Enrollment enrollment) {
    decided
        .latest(enrollment.id(), UserTask.APPROVE_ENROLLMENT)
        .ifPresent(approval -> fourEyes.requireSecond(user, enrollment, approval.by()));
  }

  /** Rule L2, where the product is set to enforce it; otherwise the plan has a warning. */
  private void requireRole(Enrollment enrollment) {
    if (!roles.isMetBy(enrollment)) {
      throw new NotAllowed(
          "The plan cannot be approved: the warnings say which role in the tenant is missing. Have the role given or name somebody who has it: choose to look again, and say there who administers the tenant.");
    }
  }

  /**
   * The current plan, when a person approved exactly it.
   *
   * @param id the enrollment
   * @throws NotAllowed when nobody did
   */
  public Plan approved(EnrollmentId id) {
    Plan plan = plans.current(id).orElseThrow(() -> new NotAllowed("There is no plan."));
    return decided
        .latest(id, UserTask.APPROVE_PLAN)
        .filter(decision -> decision.choice() == Choice.APPROVE)
        .filter(decision -> plan.digest().equals(decision.digest()))
        .map(decision -> plan)
        .orElseThrow(
            () -> new NotAllowed("Nobody has approved the current plan of %s.".formatted(id)));
  }
}
