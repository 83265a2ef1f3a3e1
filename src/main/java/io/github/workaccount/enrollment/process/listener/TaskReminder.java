package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.notice.TaskNotices;
import io.github.workaccount.enrollment.process.Variables;
import io.github.workaccount.enrollment.process.WaitingTasks;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Reminds who has to act, when the models' timers say so. */
@Component("taskReminder")
class TaskReminder implements TaskListener {

  private final TaskNotices notices;
  private final WaitingTasks tasks;

  TaskReminder(TaskNotices notices, WaitingTasks tasks) {
    this.notices = notices;
    this.tasks = tasks;
  }

  @Override
  public void notify(DelegateTask task) {
    notices.remind(
        Variables.enrollment(task.getExecution()), tasks.of((Task) task, task.getCandidates()));
  }
}
