package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.process.Internals;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;

/**
 * What somebody sends to complete a task.
 *
 * @param taskId which task
 * @param variables the supplied variables
 */
record SentCompletion(String taskId, Map<String, Object> variables) {

  static SentCompletion of(SubmitTaskFormCmd command) {
    Internals internals = new Internals(command);
    return new SentCompletion(
        internals.text("taskId"), CommandGuard.copy(internals.map("properties")));
  }

  static SentCompletion of(CompleteTaskCmd command) {
    Internals internals = new Internals(command);
    return new SentCompletion(
        internals.text("taskId"), CommandGuard.copy(internals.map("variables")));
  }
}
