package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.decision.ConfirmFacts;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks whether what was approved is still so. */
@Component("confirmFacts")
class ConfirmFactsDelegate implements JavaDelegate {

  private final ConfirmFacts facts;

  ConfirmFactsDelegate(ConfirmFacts facts) {
    this.facts = facts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Variables.FACTS_CHANGED.pass(execution, !facts.stillHold(Variables.enrollment(execution)));
  }
}
