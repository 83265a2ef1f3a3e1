package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.failure.ApprovalOutdated;
import io.github.workaccount.enrollment.application.failure.PlanOutdated;
import io.github.workaccount.enrollment.application.failure.ToBeDoneByHand;
import io.github.workaccount.enrollment.application.plan.OutdatedPlans;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Elements;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.springframework.stereotype.Component;

/** Turns business outcomes into the BPMN errors that the models catch there. */
@Component
class ChangeErrors {

  private final OutdatedPlans outdated;

  ChangeErrors(OutdatedPlans outdated) {
    this.outdated = outdated;
  }

  /** A change of the domain: another tenant may hold it. */
  <T> T ofDomain(EnrollmentId id, Supplier<T> change) {
    try {
      return ofPlan(id, change);
    } catch (DirectoryFailure.Conflict e) {
      throw new BpmnError(Elements.DOMAIN_ELSEWHERE, e.getMessage());
    }
  }

  /** A look at what was approved: it may not be there any more. */
  static <T> T ofApproval(Supplier<T> look) {
    try {
      return look.get();
    } catch (ApprovalOutdated e) {
      throw new BpmnError(Elements.APPROVAL_OUTDATED, e.getMessage());
    }
  }

  /** Any change: the facts may no longer be those of the plan, or a person has to make it. */
  <T> T ofPlan(EnrollmentId id, Supplier<T> change) {
    try {
      return change.get();
    } catch (PlanOutdated e) {
      outdated.because(id, e.getMessage());
      throw new BpmnError(Elements.PLAN_OUTDATED, e.getMessage());
    } catch (ToBeDoneByHand e) {
      throw new BpmnError(Elements.TO_BE_DONE_BY_HAND, e.getMessage());
    }
  }
}
