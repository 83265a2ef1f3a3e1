package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the briefing of a task. */
@Component
public class Briefings {

  private static final String DRY_RUN =
      "**Dry run:** nothing will be written in any tenant, whatever is decided here. What is shown is real; reading inside a tenant takes its consent as ever.";

  private final Enrollments enrollments;
  private final Map<String, TaskBriefing> byTask;

  Briefings(Enrollments enrollments, List<TaskBriefing> briefings) {
    this.enrollments = enrollments;
    this.byTask =
        briefings.stream().collect(Collectors.toMap(TaskBriefing::task, Function.identity()));
  }

  /**
   * Briefs a task.
   *
   * @param task its element id
   * @param id the enrollment
   * @param variables the process variables, by name
   * @return what its form shows
   */
  public Briefing brief(String task, EnrollmentId id, Function<String, Object> variables) {
    TaskBriefing briefing = byTask.get(task);
    if (briefing == null) {
      throw new IllegalStateException("No briefing for the task " + task);
    }
    Enrollment enrollment = enrollments.get(id);
    Briefing brief = briefing.brief(enrollment, variables);
    return enrollment.request().dryRun() ? brief.announcing(DRY_RUN) : brief;
  }
}
