package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.notice.TaskNotices;
import io.github.workaccount.enrollment.process.ContinuedTask;
import io.github.workaccount.enrollment.process.Variables;
import io.github.workaccount.enrollment.process.WaitingTasks;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Tells who can act of a new task; one that goes on stays with who had it. */
@Component
class AssignmentListener {

  private final TaskNotices notices;
  private final WaitingTasks tasks;
  private final ContinuedTask continued;

  AssignmentListener(TaskNotices notices, WaitingTasks tasks, ContinuedTask continued) {
    this.notices = notices;
    this.tasks = tasks;
    this.continued = continued;
  }

  void notify(DelegateTask task) {
    continued
        .before(task.getExecution())
        .ifPresentOrElse(before -> goOn(task, before), () -> tell(task));
  }

  private static void goOn(DelegateTask task, HistoricTaskInstance before) {
    task.setAssignee(before.getAssignee());
    task.setPriority(before.getPriority());
  }

  private void tell(DelegateTask task) {
    notices.assigned(
        Variables.enrollment(task.getExecution()), tasks.of((Task) task, task.getCandidates()));
  }
}
