package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What people decided. */
public interface Decisions {

  /** Adds a decision in the current transaction. */
  void add(Decision decision);

  /** All decisions of an enrollment, oldest first. */
  List<Decision> of(EnrollmentId enrollment);

  /** The latest decision at a task, if there is one. */
  default Optional<Decision> latest(EnrollmentId enrollment, UserTask task) {
    return of(enrollment).stream()
        .filter(decision -> decision.task() == task)
        .reduce((earlier, later) -> later);
  }

  /**
   * Whether a choice was made at a task since the enrollment was approved last.
   *
   * @param task the task
   * @param choice the choice
   */
  default boolean isChosen(EnrollmentId enrollment, UserTask task, Choice choice) {
    return sinceApproval(enrollment, task).anyMatch(decision -> decision.choice() == choice);
  }

  /**
   * The latest decision at a task since the enrollment was approved last, if there is one.
   *
   * @param task the task
   */
  default Optional<Decision> latestSinceApproval(EnrollmentId enrollment, UserTask task) {
    return sinceApproval(enrollment, task).reduce((earlier, later) -> later);
  }

  private Stream<Decision> sinceApproval(EnrollmentId enrollment, UserTask task) {
    List<Decision> all = of(enrollment);
    int approval = all.size();
    while (approval > 0 && all.get(approval - 1).task() != UserTask.APPROVE_ENROLLMENT) {
      approval--;
    }
    return all.subList(approval, all.size()).stream().filter(decision -> decision.task() == task);
  }

  /**
   * A decision.
   *
   * @param enrollment on which enrollment
   * @param task at which task
   * @param by the user who decided
   * @param at when
   * @param choice what was decided
   * @param digest the digest of the plan that was decided on; null at other tasks
   * @param comment what the person wrote; null when nothing was
   */
  record Decision(
      EnrollmentId enrollment,
      UserTask task,
      String by,
      Instant at,
      Choice choice,
      String digest,
      String comment) {}
}
