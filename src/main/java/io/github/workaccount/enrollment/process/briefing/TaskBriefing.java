package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;

/** Tells what one kind of task shows. */
interface TaskBriefing {

  /** The task's element id. */
  String task();

  /**
   * Briefs a task.
   *
   * @param enrollment the enrollment
   * @param task the task
   */
  Briefing brief(Enrollment enrollment, OpenTask task);
}
