package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.plan.ApprovePlan;
import io.github.workaccount.enrollment.application.plan.PlanChanges;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.TransientVariables;
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
    TransientVariables.set(execution, Variables.CHANGE_COUNT, plan.changes().size());
    boolean toApprove = approval.isNeeded(id);
    TransientVariables.set(execution, Variables.PLAN_TO_APPROVE, toApprove);
    if (toApprove) {
      Variables.change(execution, Variables.DOMAIN_TO_PROVE, plan.provesDomain());
      Variables.change(execution, Variables.CHANGES_LEFT, true);
    }
  }
}
