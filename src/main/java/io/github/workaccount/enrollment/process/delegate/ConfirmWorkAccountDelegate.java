package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.account.AwaitWorkAccount;
import io.github.workaccount.enrollment.application.account.CreateWorkAccount;
import io.github.workaccount.enrollment.application.account.CreateWorkAccount.Confirmation;
import io.github.workaccount.enrollment.application.account.CreateWorkAccount.Finding;
import io.github.workaccount.enrollment.application.consent.ConsentNeed;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Reads the created work account back, and begins to wait for it where it is not there yet. Models
 * of before wait for it beside its task, and make the task anew only where that was in vain.
 */
@Component("confirmWorkAccount")
class ConfirmWorkAccountDelegate implements JavaDelegate {

  /** Enrollments that began with the first model wait for a timer instead of the watch. */
  private static final String LOOK_AGAIN_AFTER = "PT30S";

  private final CreateWorkAccount accounts;
  private final AwaitWorkAccount wait;
  private final ConsentNeed need;

  ConfirmWorkAccountDelegate(CreateWorkAccount accounts, AwaitWorkAccount wait, ConsentNeed need) {
    this.accounts = accounts;
    this.wait = wait;
    this.need = need;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    Confirmation confirmation = accounts.confirm(id);
    Finding finding = confirmation.finding();
    if (finding == Finding.NOT_YET) {
      Variables.WORK_ACCOUNT_EXPIRES_AT.set(
          execution, wait.begin(id, execution.getProcessInstanceId()));
      Variables.PROPAGATION_DELAY.set(execution, LOOK_AGAIN_AFTER);
    }
    boolean inVain = finding == Finding.NOT_YET && wait.isOver(id);
    Variables.WORK_ACCOUNT.set(execution, inVain ? Finding.REFUSED : finding);
    Variables.WORK_ACCOUNT_PROBLEM.set(execution, confirmation.problem());
    Variables.CONSENT_NEEDED.change(execution, need.isThere(id));
  }
}
