package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.process.Internals;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;

/**
 * What somebody sends to comment on something.
 *
 * @param taskId which task, or null
 * @param processInstanceId which process instance, or null
 */
record SentComment(String taskId, String processInstanceId) {

  static SentComment of(AddCommentCmd command) {
    Internals internals = new Internals(command);
    return new SentComment(internals.text("taskId"), internals.text("processInstanceId"));
  }
}
