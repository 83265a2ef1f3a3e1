package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.consent.ConsentNeed;
import io.github.workaccount.enrollment.application.decision.ApproveEnrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.plan.SeparateAccount;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.TransientVariables;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Routes an enrollment by what was decided, as the product's tables have it. */
@Component
class ApprovalListener {

  private final ApproveEnrollment approvals;
  private final ConsentNeed need;
  private final Enrollments enrollments;
  private final SeparateAccount separate;

  ApprovalListener(
      ApproveEnrollment approvals,
      ConsentNeed need,
      Enrollments enrollments,
      SeparateAccount separate) {
    this.separate = separate;
    this.approvals = approvals;
    this.need = need;
    this.enrollments = enrollments;
  }

  void decided(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    Enrollment enrollment = enrollments.get(id);
    if (enrollment.route().chosen() == null) {
      return;
    }
    if (enrollment.route().chosen() == Route.STOP) {
      Variables.change(execution, Variables.DECISION, toStop(execution));
    }
    boolean stale = approvals.factsAreStale(id);
    TransientVariables.set(execution, Variables.TENANT_NAMED, stale);
    Variables.change(execution, Variables.DOMAIN, enrollment.domain().value());
    if (!stale) {
      follow(execution, id);
    }
  }

  /** In models of before, to stop is one of the routes that are approved. */
  private static String toStop(DelegateExecution execution) {
    boolean ofItsOwn =
        execution.getBpmnModelInstance().getModelElementById(Elements.STOP_AT_DECISION) != null;
    return ofItsOwn ? "stop" : "approve";
  }

  /** A separate account is created, whatever way the enrollment was approved to go. */
  void obtaining(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    Route route =
        separate.why(id).isPresent() ? Route.CREATE : enrollments.get(id).route().chosen();
    Variables.change(execution, Variables.ROUTE, route.key());
  }

  void follow(DelegateExecution execution, EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    Route chosen = enrollment.route().chosen();
    Variables.change(execution, Variables.ROUTE, chosen.key());
    Variables.change(execution, Variables.CONSENT_NEEDED, chosen == Route.LINK && need.isThere(id));
  }
}
