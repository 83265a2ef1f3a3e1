package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.account.CreateWorkAccount;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds initial domains that nobody has. */
@Component("reserveInitialDomain")
class ReserveInitialDomainDelegate implements JavaDelegate {

  private final CreateWorkAccount accounts;

  ReserveInitialDomainDelegate(CreateWorkAccount accounts) {
    this.accounts = accounts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Variables.INITIAL_DOMAINS.set(
        execution, String.join(" ", accounts.freeInitialDomains(Variables.enrollment(execution))));
  }
}
