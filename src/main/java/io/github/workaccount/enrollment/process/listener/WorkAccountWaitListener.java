package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.account.AwaitWorkAccount;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Closes the watch for a new work account when nothing waits for it any more. */
@Component
class WorkAccountWaitListener {

  private final AwaitWorkAccount accounts;

  WorkAccountWaitListener(AwaitWorkAccount accounts) {
    this.accounts = accounts;
  }

  void end(DelegateExecution execution) {
    accounts.end(Variables.enrollment(execution));
  }
}
