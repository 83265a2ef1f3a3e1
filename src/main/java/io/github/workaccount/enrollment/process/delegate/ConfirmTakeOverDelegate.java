package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.GrantConsent;
import io.github.workaccount.enrollment.application.TakeOverTenant;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reads the tenant that was taken over back. */
@Component("confirmTakeOver")
class ConfirmTakeOverDelegate implements JavaDelegate {

  private final TakeOverTenant tenants;
  private final GrantConsent consent;

  ConfirmTakeOverDelegate(TakeOverTenant tenants, GrantConsent consent) {
    this.tenants = tenants;
    this.consent = consent;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    execution.setVariable(
        Variables.TENANT_MANAGED, ChangeErrors.ofApproval(() -> tenants.confirm(id)));
    execution.setVariable(Variables.CONSENT_NEEDED, consent.isNeeded(id));
  }
}
