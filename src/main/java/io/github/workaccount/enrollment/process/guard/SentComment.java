package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.process.CommandFields;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;

/**
 * What somebody sends to comment on something.
 *
 * @param taskId which task, or null
 * @param processInstanceId which process instance, or null
 */
record SentComment(String taskId, String processInstanceId) {

  static SentComment of(AddCommentCmd command) {
    CommandFields fields = new CommandFields(command);
    return new SentComment(fields.text("taskId"), fields.text("processInstanceId"));
  }
}
