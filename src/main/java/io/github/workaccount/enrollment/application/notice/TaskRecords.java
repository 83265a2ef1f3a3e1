package io.github.workaccount.enrollment.application.notice;

import io.github.workaccount.enrollment.application.enrollment.User;
import java.time.Instant;
import java.util.Optional;

/** The tasks that people have or had, by their ids, as far as the process engine remembers. */
public interface TaskRecords {

  /**
   * Finds a task, whoever's it is.
   *
   * @param taskId the engine's id, as somebody wrote it
   */
  Optional<TaskRecord> find(String taskId);

  /**
   * Whether a person can open a task in Tasklist now.
   *
   * @param taskId the engine's id
   * @param user who
   */
  boolean opens(String taskId, User user);

  /** Where Tasklist shows a task: a path of the product. */
  String placeOf(String taskId);

  /**
   * A task.
   *
   * @param task the element id, such as {@code ApprovePlan}
   * @param name its name
   * @param processInstanceId the enrollment's instance
   * @param createdAt since when it was there
   * @param endedAt when it was over; null while it waits
   * @param completedBy who completed it; null when nobody did, as when it ended by itself
   */
  record TaskRecord(
      String task,
      String name,
      String processInstanceId,
      Instant createdAt,
      Instant endedAt,
      String completedBy) {

    /** Whether nobody can work on it any more. */
    public boolean isOver() {
      return endedAt != null;
    }
  }
}
