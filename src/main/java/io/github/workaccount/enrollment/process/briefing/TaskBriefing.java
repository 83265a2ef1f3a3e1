package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import java.util.function.Function;

/** Tells what one kind of task shows. */
interface TaskBriefing {

  /** The task's element id. */
  String task();

  /**
   * Briefs a task.
   *
   * @param enrollment the enrollment
   * @param variables the process variables, by name: for display only
   */
  Briefing brief(Enrollment enrollment, Function<String, Object> variables);
}
