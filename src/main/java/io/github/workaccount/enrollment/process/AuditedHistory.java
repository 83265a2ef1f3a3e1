package io.github.workaccount.enrollment.process;

import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The history level full, without the variables that belong to a task alone. Those are what its
 * form shows: made from the product's tables when the task is created, read by nobody afterwards,
 * and kept three times each. What people send and what routes belongs to the process, and is kept.
 */
final class AuditedHistory extends HistoryLevelFull {

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    boolean shown = entity instanceof VariableInstanceEntity one && one.getTaskId() != null;
    return !shown && super.isHistoryEventProduced(type, entity);
  }
}
