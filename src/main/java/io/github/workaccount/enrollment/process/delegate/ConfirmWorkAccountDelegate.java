package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.CreateWorkAccount;
import io.github.workaccount.enrollment.application.CreateWorkAccount.Confirmation;
import io.github.workaccount.enrollment.application.CreateWorkAccount.Finding;
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

  /** After a quarter of an hour a wrong name is likelier than a slow directory. */
  private static final int MOST_LOOKS = 30;

  private final CreateWorkAccount accounts;
  private final GrantConsent consent;

  ConfirmWorkAccountDelegate(CreateWorkAccount accounts, GrantConsent consent) {
    this.accounts = accounts;
    this.consent = consent;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    Integer looks = (Integer) execution.getVariable(Variables.WORK_ACCOUNT_LOOKS);
    int looked = looks == null ? 1 : looks + 1;
    Confirmation confirmation = atLast(accounts.confirm(id), looked);
    Finding finding = confirmation.finding();
    execution.setVariable(Variables.WORK_ACCOUNT_PROBLEM, confirmation.problem());
    execution.setVariable(Variables.WORK_ACCOUNT_LOOKS, finding == Finding.NOT_YET ? looked : 0);
    execution.setVariable(
        Variables.WORK_ACCOUNT, finding.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    execution.setVariable(Variables.PROPAGATION_DELAY, LOOK_AGAIN_AFTER);
    execution.setVariable(Variables.CONSENT_NEEDED, consent.isNeeded(id));
  }

  private static Confirmation atLast(Confirmation confirmation, int looked) {
    return confirmation.finding() == Finding.NOT_YET && looked >= MOST_LOOKS
        ? new Confirmation(
            Finding.REFUSED,
            "Microsoft does not know that tenant, a quarter of an hour after it was entered.")
        : confirmation;
  }
}
