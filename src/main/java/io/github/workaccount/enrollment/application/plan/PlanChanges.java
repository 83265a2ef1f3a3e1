package io.github.workaccount.enrollment.application.plan;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.plan.Planner;
import io.github.workaccount.enrollment.model.plan.SizeAdvice;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** Plans the changes and makes the plan the current one. */
@Service
public class PlanChanges {

  private final Enrollments enrollments;
  private final Plans plans;
  private final Decisions decisions;
  private final TenantSize size;
  private final Evidence evidence;

  PlanChanges(
      Enrollments enrollments,
      Plans plans,
      Decisions decisions,
      TenantSize size,
      Evidence evidence) {
    this.enrollments = enrollments;
    this.decisions = decisions;
    this.size = size;
    this.plans = plans;
    this.evidence = evidence;
  }

  /**
   * Plans.
   *
   * @param id the enrollment
   * @return the plan
   */
  public Plan plan(EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    Plan plan =
        Planner.plan(
            new Planner.Input(
                id,
                enrollment.route().chosen(),
                enrollment.domain(),
                enrollment.facts(),
                enrollment.request().partnerCenterUsers(),
                advice(enrollment),
                refusal(enrollment),
                decisions.isChosen(id, UserTask.APPROVE_PLAN, Choice.LOOK_AGAIN_WITH_GUESTS)));
    plans.add(plan);
    evidence.add(
        id,
        EvidenceKind.PLAN,
        Evidence.SYSTEM,
        Map.of(
            "digest", plan.digest(),
            "changes", plan.changes().stream().map(Change::what).toList(),
            "warnings", plan.warnings(),
            "canonicalJson", plan.canonicalJson()));
    return plan;
  }

  /** What Microsoft answered when the plan before, for the same tenant, was to add the domain. */
  private String refusal(Enrollment enrollment) {
    String tenant = enrollment.facts().target().map(Tenant::id).orElse("");
    return plans.currentChanges(enrollment.id()).stream()
        .filter(change -> change.tenantId().equalsIgnoreCase(tenant))
        .filter(change -> change.change().kind() == ChangeKind.ADD_DOMAIN)
        .filter(change -> change.status() == ChangeStatus.FAILED)
        .map(Plans.PlannedChange::note)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Null where the tenant was not looked into: then nobody knows its size. */
  private SizeAdvice advice(Enrollment enrollment) {
    TenantInside inside = enrollment.facts().inside();
    return inside == null
        ? null
        : size.judge(inside.users(), enrollment.request().partnerCenterUsers().size());
  }
}
