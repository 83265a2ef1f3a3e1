package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.notice.TaskRecords;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.springframework.stereotype.Component;

/** Asks the engine's history, which has a task from its beginning on. */
@Component
class EngineTaskRecords implements TaskRecords {

  private final TaskService tasks;
  private final HistoryService history;
  private final Acting acting;
  private final String engine;

  EngineTaskRecords(
      TaskService tasks, HistoryService history, Acting acting, ProcessEngine engine) {
    this.tasks = tasks;
    this.history = history;
    this.acting = acting;
    this.engine = engine.getName();
  }

  @Override
  public Optional<TaskRecord> find(String taskId) {
    return acting.asSystem(
        () ->
            Optional.ofNullable(
                    history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult())
                .filter(task -> task.getRootProcessInstanceId() != null)
                .map(this::told));
  }

  /** The engine's own rule, so that a link never leads to a task that Tasklist does not show. */
  @Override
  public boolean opens(String taskId, User user) {
    return acting.as(user, () -> tasks.createTaskQuery().taskId(taskId).count() > 0);
  }

  @Override
  public String placeOf(String taskId) {
    return "/camunda/app/tasklist/%s/#/?task=%s".formatted(engine, taskId);
  }

  private TaskRecord told(HistoricTaskInstance task) {
    Date end = task.getEndTime();
    return new TaskRecord(
        task.getTaskDefinitionKey(),
        task.getName(),
        task.getRootProcessInstanceId(),
        task.getStartTime().toInstant(),
        end == null ? null : end.toInstant(),
        end == null ? null : completedBy(task.getId()));
  }

  private String completedBy(String taskId) {
    return history
        .createUserOperationLogQuery()
        .taskId(taskId)
        .operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)
        .list()
        .stream()
        .map(UserOperationLogEntry::getUserId)
        .findFirst()
        .orElse(null);
  }
}
