package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.notice.TaskNotices;
import io.github.workaccount.enrollment.process.Variables;
import io.github.workaccount.enrollment.process.WaitingTasks;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Raises an overdue task's priority and tells the process owners, when the models' timers say so.
 */
@Component("taskEscalation")
class TaskEscalation implements TaskListener {

  private final TaskNotices notices;
  private final WaitingTasks tasks;

  TaskEscalation(TaskNotices notices, WaitingTasks tasks) {
    this.notices = notices;
    this.tasks = tasks;
  }

  @Override
  public void notify(DelegateTask task) {
    task.setPriority(Task.PRIORITY_MAXIMUM);
    notices.escalate(
        Variables.enrollment(task.getExecution()), tasks.of((Task) task, task.getCandidates()));
  }
}
