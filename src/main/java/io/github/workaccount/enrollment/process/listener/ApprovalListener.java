package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.consent.ConsentNeed;
import io.github.workaccount.enrollment.application.decision.ApproveEnrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
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

  ApprovalListener(ApproveEnrollment approvals, ConsentNeed need, Enrollments enrollments) {
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
      // In the models, to stop is one of the routes that are approved.
      Variables.change(execution, Variables.DECISION, "approve");
    }
    boolean stale = approvals.factsAreStale(id);
    TransientVariables.set(execution, Variables.TENANT_NAMED, stale);
    Variables.change(execution, Variables.DOMAIN, enrollment.domain().value());
    if (!stale) {
      follow(execution, id);
    }
  }

  void follow(DelegateExecution execution, EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    Route chosen = enrollment.route().chosen();
    Variables.change(execution, Variables.ROUTE, chosen.key());
    Variables.change(execution, Variables.CONSENT_NEEDED, chosen == Route.LINK && need.isThere(id));
  }
}
