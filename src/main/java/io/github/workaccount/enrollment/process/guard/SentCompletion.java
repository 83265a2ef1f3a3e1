package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.process.CommandFields;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * What somebody sends to complete a task.
 *
 * @param taskId which task
 * @param variables the supplied variables
 */
record SentCompletion(String taskId, Map<String, Object> variables) {

  static SentCompletion of(SubmitTaskFormCmd command) {
    CommandFields fields = new CommandFields(command);
    return new SentCompletion(fields.text("taskId"), CommandGuard.copy(fields.map("properties")));
  }

  static SentCompletion of(CompleteTaskCmd command) {
    CommandFields fields = new CommandFields(command);
    return new SentCompletion(fields.text("taskId"), CommandGuard.copy(fields.map("variables")));
  }

  /** The task that a command completes; empty when it is another command. */
  static Optional<String> taskOf(Command<?> command) {
    return command instanceof SubmitTaskFormCmd || command instanceof CompleteTaskCmd
        ? Optional.of(new CommandFields(command).text("taskId"))
        : Optional.empty();
  }
}
