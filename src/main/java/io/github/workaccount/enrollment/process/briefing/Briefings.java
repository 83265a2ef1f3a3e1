package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.application.decision.FourEyes;
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

  private static final String NOT_TO_TAKE =
      "**You asked for this enrollment yourself:** another enrollment admin decides on it.";

  /** Tasklist offers the task by it. */
  private static final String MAY_TAKE = "mayTake";

  private final Enrollments enrollments;
  private final FourEyes fourEyes;
  private final Map<String, TaskBriefing> byTask;

  Briefings(Enrollments enrollments, FourEyes fourEyes, List<TaskBriefing> briefings) {
    this.fourEyes = fourEyes;
    this.enrollments = enrollments;
    this.byTask =
        briefings.stream().collect(Collectors.toMap(TaskBriefing::task, Function.identity()));
  }

  /**
   * Briefs a task.
   *
   * @param key its element id
   * @param id the enrollment
   * @param task the task
   * @return what its form shows
   */
  public Briefing brief(String key, EnrollmentId id, OpenTask task) {
    TaskBriefing briefing = byTask.get(key);
    if (briefing == null) {
      throw new IllegalStateException("No briefing for the task " + key);
    }
    Enrollment enrollment = enrollments.get(id);
    boolean mayTake = task.reader() == null || fourEyes.mayTake(task.reader(), key, enrollment);
    Briefing brief = briefing.brief(enrollment, task).showing(MAY_TAKE, mayTake);
    if (!mayTake) {
      brief = brief.announcing(NOT_TO_TAKE);
    }
    return enrollment.request().dryRun() ? brief.announcing(DRY_RUN) : brief;
  }
}
