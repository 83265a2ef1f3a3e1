package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.CreateWorkAccount;
import io.github.workaccount.enrollment.application.GrantConsent;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.process.Variables;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reads the created work account back. */
@Component("confirmWorkAccount")
class ConfirmWorkAccountDelegate implements JavaDelegate {

  private static final String LOOK_AGAIN_AFTER = "PT30S";

  private final CreateWorkAccount accounts;
  private final GrantConsent consent;

  ConfirmWorkAccountDelegate(CreateWorkAccount accounts, GrantConsent consent) {
    this.accounts = accounts;
    this.consent = consent;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    CreateWorkAccount.Finding finding = accounts.confirm(id);
    execution.setVariable(
        Variables.WORK_ACCOUNT, finding.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    execution.setVariable(Variables.PROPAGATION_DELAY, LOOK_AGAIN_AFTER);
    execution.setVariable(Variables.CONSENT_NEEDED, consent.isNeeded(id));
  }
}
