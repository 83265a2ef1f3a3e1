package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.proof.AwaitVerification;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Has the watch ask Microsoft while an instance waits for the verification, and no longer. */
@Component
class VerificationWaitListener {

  private final AwaitVerification verification;

  VerificationWaitListener(AwaitVerification verification) {
    this.verification = verification;
  }

  void begin(DelegateExecution execution) {
    verification.begin(Variables.enrollment(execution));
  }

  void end(DelegateExecution execution) {
    verification.end(Variables.enrollment(execution));
  }
}
