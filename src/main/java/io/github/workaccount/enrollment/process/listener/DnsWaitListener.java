package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.proof.VerifyDomain;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Opens the watch for a DNS record while its task is there, and closes it with the task. */
@Component
class DnsWaitListener {

  private final VerifyDomain domains;

  DnsWaitListener(VerifyDomain domains) {
    this.domains = domains;
  }

  void begin(DelegateExecution execution) {
    domains.await(Variables.enrollment(execution), execution.getProcessInstanceId());
  }

  void end(DelegateExecution execution) {
    domains.stopWaiting(Variables.enrollment(execution));
  }
}
