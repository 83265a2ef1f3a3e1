package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.application.TaskNotices;
import io.github.workaccount.enrollment.process.Variables;
import io.github.workaccount.enrollment.process.WaitingTasks;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Tells who can act of a new task. */
@Component
class AssignmentListener {

  private final TaskNotices notices;
  private final WaitingTasks tasks;

  AssignmentListener(TaskNotices notices, WaitingTasks tasks) {
    this.notices = notices;
    this.tasks = tasks;
  }

  void notify(DelegateTask task) {
    notices.assigned(
        Variables.enrollment(task.getExecution()), tasks.of((Task) task, task.getCandidates()));
  }
}
