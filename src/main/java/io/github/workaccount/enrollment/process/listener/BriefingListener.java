package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.process.Variables;
import io.github.workaccount.enrollment.process.briefing.Briefing;
import io.github.workaccount.enrollment.process.briefing.Briefings;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Gives each new task what its form shows, and its fields their first values. */
@Component
class BriefingListener {

  private final Briefings briefings;

  BriefingListener(Briefings briefings) {
    this.briefings = briefings;
  }

  void notify(DelegateTask task) {
    Briefing briefing =
        briefings.brief(
            task.getTaskDefinitionKey(),
            Variables.enrollment(task.getExecution()),
            task::getVariable);
    briefing.shown().forEach(task::setVariableLocal);
    // Fields belong to the process: a local variable would swallow what the form submits.
    briefing.fields().forEach((name, value) -> Variables.change(task.getExecution(), name, value));
  }
}
