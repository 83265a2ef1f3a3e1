package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.proof.VerifyDomain;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks for the record, because a person asked to. */
@Component("lookUpRecord")
class LookUpRecordDelegate implements JavaDelegate {

  private final VerifyDomain domains;

  LookUpRecordDelegate(VerifyDomain domains) {
    this.domains = domains;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Variables.RECORD_SEEN.pass(execution, domains.lookUp(Variables.enrollment(execution)));
  }
}
