package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.facts.CheckTenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.process.TransientVariables;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Checks the tenant. */
@Component("checkTenant")
class CheckTenantDelegate implements JavaDelegate {

  private final CheckTenant tenants;

  CheckTenantDelegate(CheckTenant tenants) {
    this.tenants = tenants;
  }

  @Override
  public void execute(DelegateExecution execution) {
    TenantFacts facts = tenants.check(Variables.enrollment(execution));
    TransientVariables.set(execution, Variables.DOMAIN_STATE, facts.state().key());
    TransientVariables.set(execution, Variables.STATED_TENANT, facts.stated() != null);
    TransientVariables.set(
        execution, Variables.PROGRAMS_SHARE_TENANT, facts.around().sharedPrograms() != null);
  }
}
