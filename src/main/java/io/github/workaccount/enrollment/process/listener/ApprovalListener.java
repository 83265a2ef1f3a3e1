package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.consent.ConsentNeed;
import io.github.workaccount.enrollment.application.decision.ApproveEnrollment;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.plan.SeparateAccount;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Elements;
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
      Variables.DECISION.change(execution, toStop(execution));
    }
    boolean stale = approvals.factsAreStale(id);
    Variables.TENANT_NAMED.pass(execution, stale);
    Variables.DOMAIN.change(execution, enrollment.domain().value());
    if (!stale) {
      follow(execution, id);
    }
  }

  /** In models of before, to stop is one of the routes that are approved. */
  private static Choice toStop(DelegateExecution execution) {
    boolean ofItsOwn =
        execution.getBpmnModelInstance().getModelElementById(Elements.STOP_AT_DECISION) != null;
    return ofItsOwn ? Choice.STOP : Choice.APPROVE;
  }

  /** A separate account is created, whatever way the enrollment was approved to go. */
  void obtaining(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    Route route =
        separate.why(id).isPresent() ? Route.CREATE : enrollments.get(id).route().chosen();
    Variables.ROUTE.change(execution, route);
  }

  void follow(DelegateExecution execution, EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    Route chosen = enrollment.route().chosen();
    Variables.ROUTE.change(execution, chosen);
    Variables.CONSENT_NEEDED.change(execution, chosen == Route.LINK && need.isThere(id));
  }
}
