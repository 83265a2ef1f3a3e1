package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.facts.CheckTenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
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
    Variables.DOMAIN_STATE.pass(execution, facts.state());
    Variables.STATED_TENANT.pass(execution, facts.stated() != null);
    Variables.PROGRAMS_SHARE_TENANT.pass(execution, facts.around().sharedPrograms() != null);
  }
}
