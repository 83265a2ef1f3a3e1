package io.github.workaccount.enrollment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Variables for the steps that follow in the same transaction: gateways and the decision table. The
 * engine neither stores them nor writes them to the history. Which way an enrollment went stands in
 * the history as its activities, what the table was asked as its decision, and why in the evidence.
 *
 * @see <a href="https://docs.camunda.org/manual/7.24/user-guide/process-engine/variables/">Camunda:
 *     transient variables</a>
 */
public final class TransientVariables {

  private TransientVariables() {}

  /**
   * Sets one. An enrollment that began when it was stored keeps it stored: the engine refuses to
   * change that.
   *
   * @param execution that goes on to what reads it, without a wait in between
   * @param name of the variable
   * @param value may be null
   */
  public static void set(DelegateExecution execution, String name, Object value) {
    TypedValue before = execution.getVariableTyped(name, false);
    if (before == null || before.isTransient()) {
      execution.setVariable(
          name, org.camunda.bpm.engine.variable.Variables.untypedValue(value, true));
    } else {
      Variables.change(execution, name, value);
    }
  }
}
