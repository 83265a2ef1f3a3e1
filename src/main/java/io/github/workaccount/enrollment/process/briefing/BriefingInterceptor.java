package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.CommandFields;
import io.github.workaccount.enrollment.process.Variables;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariableCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariableCmdTyped;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Makes what a task's form shows when somebody reads the task's variables, as Tasklist does when it
 * opens a form. So a form tells what is known now and not when the task was created, and the engine
 * stores none of it. The engine answers first: whoever may not read the task gets nothing.
 */
public final class BriefingInterceptor extends CommandInterceptor {

  private static final Logger LOG = LoggerFactory.getLogger(BriefingInterceptor.class);

  private final ObjectProvider<Briefings> briefings;

  /**
   * An interceptor for one chain.
   *
   * @param briefings looked up when a task is read: they need the engine, which is not up yet
   */
  public BriefingInterceptor(ObjectProvider<Briefings> briefings) {
    this.briefings = briefings;
  }

  @Override
  public <T> T execute(Command<T> command) {
    T stored = next.execute(command);
    CommandFields read = new CommandFields(command);
    if (command instanceof GetTaskFormVariablesCmd) {
      boolean readable = read.flag("deserializeObjectValues");
      return all(
          stored, shown(read.text("resourceId"), false), read.value("formVariableNames"), readable);
    } else if (command instanceof GetTaskVariablesCmd) {
      boolean readable = read.flag("deserializeValues");
      return all(stored, shown(read), read.value("variableNames"), readable);
    } else if (command instanceof GetTaskVariableCmd) {
      TypedValue value = shown(read).get(read.text("variableName"));
      return value == null ? stored : as(Briefing.readable(value).getValue());
    } else if (command instanceof GetTaskVariableCmdTyped) {
      TypedValue value = shown(read).get(read.text("variableName"));
      return value == null ? stored : as(given(value, read.flag("deserializeValue")));
    }
    return stored;
  }

  private static <T> T all(
      T stored, Map<String, TypedValue> shown, Object names, boolean readable) {
    VariableMap variables = (VariableMap) stored;
    shown.forEach(
        (name, value) -> {
          if (names == null || ((Collection<?>) names).contains(name)) {
            variables.putValueTyped(name, given(value, readable));
          }
        });
    return stored;
  }

  private static TypedValue given(TypedValue value, boolean readable) {
    return readable ? Briefing.readable(value) : value;
  }

  private Map<String, TypedValue> shown(CommandFields read) {
    return shown(read.text("taskId"), read.flag("isLocal"));
  }

  /** What the form of a task shows; where only its own is asked for, without the process's. */
  private Map<String, TypedValue> shown(String taskId, boolean local) {
    TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
    Briefing briefing = briefing(task, Variables.enrollment(task.getExecution()));
    return local ? briefing.shown() : briefing.all();
  }

  private Briefing briefing(TaskEntity task, EnrollmentId id) {
    String key = task.getTaskDefinitionKey();
    try {
      return briefings.getObject().brief(key, id, open(task));
    } catch (RuntimeException e) {
      LOG.error("The form of the task {} of enrollment {} could not be made.", key, id.value(), e);
      throw e;
    }
  }

  private static OpenTask open(TaskEntity task) {
    Authentication reader = Context.getCommandContext().getAuthentication();
    return new OpenTask(
        task.getCreateTime().toInstant(),
        reader == null ? null : reader.getUserId(),
        task.getExecution()::getVariable);
  }

  /** The command's own answer is of the type of what it reads. */
  @SuppressWarnings("unchecked")
  private static <T> T as(Object answer) {
    return (T) answer;
  }
}
