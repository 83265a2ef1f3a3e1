package io.github.workaccount.enrollment.process.delegate;

import io.github.workaccount.enrollment.application.change.UndoChanges;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes back one change of a withdrawn enrollment. */
@Component("undoChanges")
class UndoChangesDelegate implements JavaDelegate {

  private final UndoChanges changes;

  UndoChangesDelegate(UndoChanges changes) {
    this.changes = changes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Variables.UNDO_LEFT.pass(execution, changes.undoNext(Variables.enrollment(execution)));
  }
}
