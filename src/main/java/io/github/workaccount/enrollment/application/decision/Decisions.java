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
  default Optional<Decision> latest(EnrollmentId enrollment, String task) {
    return of(enrollment).stream()
        .filter(decision -> decision.task().equals(task))
        .reduce((earlier, later) -> later);
  }

  /**
   * Whether a choice was made at a task since the enrollment was approved last.
   *
   * @param task the task's element id
   * @param choice the choice
   */
  default boolean isChosen(EnrollmentId enrollment, String task, String choice) {
    return sinceApproval(enrollment, task).anyMatch(decision -> decision.choice().equals(choice));
  }

  /**
   * The latest decision at a task since the enrollment was approved last, if there is one.
   *
   * @param task the task's element id
   */
  default Optional<Decision> latestSinceApproval(EnrollmentId enrollment, String task) {
    return sinceApproval(enrollment, task).reduce((earlier, later) -> later);
  }

  private Stream<Decision> sinceApproval(EnrollmentId enrollment, String task) {
    List<Decision> all = of(enrollment);
    int approval = all.size();
    while (approval > 0
        && !all.get(approval - 1).task().equals(UserTask.APPROVE_ENROLLMENT.key())) {
      approval--;
    }
    return all.subList(approval, all.size()).stream()
        .filter(decision -> decision.task().equals(task));
  }

  /**
   * A decision.
   *
   * @param enrollment on which enrollment
   * @param task at which task, by its element id
   * @param by the user who decided
   * @param at when
   * @param choice what was decided, such as {@code approve}
   * @param digest the digest of the plan that was decided on; null at other tasks
   * @param comment what the person wrote; null when nothing was
   */
  record Decision(
      EnrollmentId enrollment,
      String task,
      String by,
      Instant at,
      String choice,
      String digest,
      String comment) {}
}
