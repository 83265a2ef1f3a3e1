package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.change.ApplyChange;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Applies the next change that links the tenant. */
@Component("applyNextChange")
class ApplyNextChangeDelegate implements JavaDelegate {

  private final ApplyChange changes;
  private final ChangeErrors errors;

  ApplyNextChangeDelegate(ApplyChange changes, ChangeErrors errors) {
    this.changes = changes;
    this.errors = errors;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EnrollmentId id = Variables.enrollment(execution);
    Variables.CHANGES_LEFT.change(execution, errors.ofPlan(id, () -> changes.applyNextLink(id)));
  }
}
