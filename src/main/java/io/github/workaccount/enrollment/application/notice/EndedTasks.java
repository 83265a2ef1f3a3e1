package io.github.workaccount.enrollment.application.notice;

import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.notice.TaskRecords.TaskRecord;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.text.PointInTime;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells what became of a task that is over, wherever that is told. */
@Component
public class EndedTasks {

  private final TaskRecords tasks;
  private final Enrollments enrollments;
  private final Decisions decisions;

  public EndedTasks(TaskRecords tasks, Enrollments enrollments, Decisions decisions) {
    this.tasks = tasks;
    this.enrollments = enrollments;
    this.decisions = decisions;
  }

  /**
   * What became of a task.
   *
   * @param taskId the engine's id, as somebody wrote it
   * @param user who asks
   * @return one sentence; empty when there was no such task, it is not over, or its enrollment is
   *     not for this person to see
   */
  public Optional<String> tell(String taskId, User user) {
    return tasks
        .find(taskId)
        .filter(TaskRecord::isOver)
        .flatMap(
            task ->
                enrollments
                    .findByProcessInstance(task.processInstanceId())
                    .filter(user::maySee)
                    .map(enrollment -> inWords(task, enrollment.id())));
  }

  /**
   * What became of a task, to somebody who may see it.
   *
   * @param task that is over
   * @param enrollment whose task it was
   * @return one sentence
   */
  public String inWords(TaskRecord task, EnrollmentId enrollment) {
    String when = PointInTime.toTheMinute(task.endedAt());
    return task.completedBy() == null
        ? "“%s” was over at %s, without anybody completing it.".formatted(task.name(), when)
        : "%s completed “%s” at %s%s."
            .formatted(task.completedBy(), task.name(), when, choice(task, enrollment));
  }

  private String choice(TaskRecord task, EnrollmentId enrollment) {
    return decisions.of(enrollment).stream()
        .filter(decision -> isOf(task, decision))
        .reduce((earlier, later) -> later)
        .map(decision -> ": " + decision.choice().inWords())
        .orElse("");
  }

  /** The engine keeps no fractions of milliseconds. */
  private static boolean isOf(TaskRecord task, Decision decision) {
    Instant end = task.endedAt().plusMillis(1);
    return decision.task().key().equals(task.task())
        && decision.by().equals(task.completedBy())
        && !decision.at().isBefore(task.createdAt())
        && !decision.at().isAfter(end);
  }
}
