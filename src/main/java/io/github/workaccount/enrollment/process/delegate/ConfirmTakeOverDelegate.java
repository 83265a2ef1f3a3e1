package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.account.TakeOverTenant;
import io.github.workaccount.enrollment.application.consent.ConsentNeed;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reads the tenant that was taken over back. */
@Component("confirmTakeOver")
class ConfirmTakeOverDelegate implements JavaDelegate {

  private final TakeOverTenant tenants;
  private final ConsentNeed need;

  ConfirmTakeOverDelegate(TakeOverTenant tenants, ConsentNeed need) {
    this.tenants = tenants;
    this.need = need;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    Variables.TENANT_MANAGED.pass(execution, ChangeErrors.ofApproval(() -> tenants.confirm(id)));
    Variables.CONSENT_NEEDED.change(execution, need.isThere(id));
  }
}
