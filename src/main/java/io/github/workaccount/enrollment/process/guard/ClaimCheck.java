package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.application.decision.FourEyes;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.process.CommandFields;
import io.github.workaccount.enrollment.process.Variables;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** Nobody takes a task of which it is known that they may not complete it. */
@Component
class ClaimCheck {

  private final Enrollments enrollments;
  private final FourEyes fourEyes;

  ClaimCheck(Enrollments enrollments, FourEyes fourEyes) {
    this.enrollments = enrollments;
    this.fourEyes = fourEyes;
  }

  /**
   * Checks what a person sends; what the engine knows better, it says itself.
   *
   * @throws NotAllowed when the task would be with somebody who may not complete it
   */
  void check(ClaimTaskCmd command) {
    CommandFields sent = new CommandFields(command);
    TaskEntity task =
        Context.getCommandContext().getTaskManager().findTaskById(sent.text("taskId"));
    if (task == null || task.getExecution() == null || sent.text("userId") == null) {
      return;
    }
    Context.getProcessEngineConfiguration()
        .getCommandCheckers()
        .forEach(checker -> checker.checkTaskWork(task));
    enrollments
        .find(Variables.enrollment(task.getExecution()))
        .ifPresent(
            enrollment ->
                fourEyes.requireTaker(
                    sent.text("userId"), task.getTaskDefinitionKey(), enrollment));
  }
}
