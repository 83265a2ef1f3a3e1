package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.process.CommandFields;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * A task that somebody has claimed and gives back to those who may claim it. The engine asks for a
 * right to assign it then, with which one could give it to anybody; nobody needs that to undo what
 * they did themselves.
 */
final class GivenBack {

  private GivenBack() {}

  /** Whether that is what is sent; not where nobody else could take the task. */
  static boolean is(Command<?> command, Authentication sender) {
    if (!(command instanceof AssignTaskCmd)) {
      return false;
    }
    CommandFields sent = new CommandFields(command);
    TaskEntity task =
        Context.getCommandContext().getTaskManager().findTaskById(sent.text("taskId"));
    return sent.text("userId") == null
        && task != null
        && sender.getUserId().equals(task.getAssignee())
        && !task.getCandidates().isEmpty();
  }
}
