package io.github.workaccount.enrollment.process;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The history level full, without two things. Jobs are logged when they fail: that one was made,
 * did what it should, or was not needed any more says the history of its activity. And variables
 * that belong to a task alone are left out: links to grant consent by, which nobody reads once the
 * task is over. What people send and what routes belongs to the process, and is kept; what a form
 * shows is no variable at all.
 */
final class AuditedHistory extends HistoryLevelFull {

  private static final Set<HistoryEventType> UNEVENTFUL_JOBS =
      Set.of(
          HistoryEventTypes.JOB_CREATE,
          HistoryEventTypes.JOB_SUCCESS,
          HistoryEventTypes.JOB_DELETE);

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    boolean ofTask = entity instanceof VariableInstanceEntity one && one.getTaskId() != null;
    return !ofTask && !UNEVENTFUL_JOBS.contains(type) && super.isHistoryEventProduced(type, entity);
  }
}
