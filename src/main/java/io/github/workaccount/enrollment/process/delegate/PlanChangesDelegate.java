package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.plan.ApprovePlan;
import io.github.workaccount.enrollment.application.plan.PlanChanges;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Plans the changes. */
@Component("planChanges")
class PlanChangesDelegate implements JavaDelegate {

  private final PlanChanges plans;
  private final ApprovePlan approval;

  PlanChangesDelegate(PlanChanges plans, ApprovePlan approval) {
    this.approval = approval;
    this.plans = plans;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    Plan plan = plans.plan(id);
    Variables.CHANGE_COUNT.pass(execution, plan.changes().size());
    boolean toApprove = approval.isNeeded(id);
    Variables.PLAN_TO_APPROVE.pass(execution, toApprove);
    if (toApprove) {
      Variables.DOMAIN_TO_PROVE.change(execution, plan.provesDomain());
      Variables.CHANGES_LEFT.change(execution, true);
    }
  }
}
