package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.Change;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.Plan;
import io.github.workaccount.enrollment.model.Planner;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Plans the changes and makes the plan the current one. */
@Service
public class PlanChanges {

  private final Enrollments enrollments;
  private final Plans plans;
  private final Evidence evidence;

  PlanChanges(Enrollments enrollments, Plans plans, Evidence evidence) {
    this.enrollments = enrollments;
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
                enrollment.request().partnerCenterUsers()));
    plans.add(plan);
    evidence.add(
        id,
        "plan",
        Evidence.SYSTEM,
        Map.of(
            "digest", plan.digest(),
            "changes", plan.changes().stream().map(Change::what).toList(),
            "warnings", plan.warnings(),
            "canonicalJson", plan.canonicalJson()));
    return plan;
  }
}
