package io.github.workaccount.enrollment.application.enrollment;

import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The process engine, as far as use cases need it. */
public interface Workflow {

  /**
   * Starts an enrollment as a user, through the same start form as Tasklist.
   *
   * @param user who starts it
   * @param fields the start form's fields
   * @return the process instance's id
   */
  String start(User user, Map<String, String> fields);

  /**
   * Tells a waiting instance that the DNS record was seen.
   *
   * @param processInstanceId the instance of {@code verify-domain}
   * @return whether it was waiting for that
   * @throws ChangedMeanwhile when it went on at the same moment
   */
  boolean recordSeen(String processInstanceId);

  /**
   * Tells a waiting instance that Microsoft has verified its domain, or will not.
   *
   * @param processInstanceId the instance of {@code verify-domain}
   * @return whether it was waiting for that
   * @throws ChangedMeanwhile when it went on at the same moment
   */
  boolean verificationDecided(String processInstanceId);

  /**
   * Tells an enrollment that Microsoft shows its new work account.
   *
   * @param processInstanceId the instance that waits: of {@code obtain-work-account}, or the
   *     enrollment's where an earlier model is followed
   * @return whether it was waiting for that
   * @throws ChangedMeanwhile when it went on at the same moment
   */
  boolean workAccountVisible(String processInstanceId);

  /**
   * Lets an instance take longer for the proof of its domain: its timers and its task's dates
   * follow the proof as the table has it. In the current transaction.
   *
   * @param enrollment whose domain is to be proved
   * @param processInstanceId the instance of {@code verify-domain}
   * @param expiresAt until when its proof may take now
   * @return whether the instance is still there
   * @throws ChangedMeanwhile when it went on at the same moment
   */
  boolean proofExtended(EnrollmentId enrollment, String processInstanceId, Instant expiresAt);

  /**
   * Tells an enrollment that consent was granted.
   *
   * @param processInstanceId the enrollment's instance
   * @return whether it was waiting for that
   * @throws ChangedMeanwhile when it went on at the same moment
   */
  boolean consentGranted(String processInstanceId);

  /**
   * Ends what an enrollment waits for and begins to undo, unless a step of it is running right now.
   *
   * @param processInstanceId the enrollment's instance
   * @return whether it took effect; otherwise it is to be asked again later
   */
  boolean withdraw(String processInstanceId);

  /**
   * A task that people have, for which an enrollment waits.
   *
   * @param taskId the engine's id
   * @param task the element id, such as {@code ApprovePlan}
   * @param name its name
   * @param what what is to be done, and by whom
   * @param assignee who works on it; null when nobody does
   * @param candidateUsers who may
   * @param candidateGroups whose members may
   * @param since since when
   * @param due until when it should be done; null when there is no date
   * @param link where to work on it
   */
  record WaitingTask(
      String taskId,
      String task,
      String name,
      String what,
      String assignee,
      Collection<String> candidateUsers,
      Collection<String> candidateGroups,
      Instant since,
      Instant due,
      String link) {

    /** Whether it decides on what somebody asked for. */
    public boolean isApproval() {
      return isApproval(task);
    }

    /** The same of a task of which no more is known than its element id. */
    public static boolean isApproval(String task) {
      return task.startsWith("Approve");
    }

    /** Who has it, or else who may take it: ids of users and groups. */
    public String who() {
      return assignee != null
          ? assignee
          : Stream.concat(candidateUsers.stream(), candidateGroups.stream())
              .collect(Collectors.joining(", "));
    }

    /** Whether somebody has it, or may take it. */
    public boolean isFor(User user) {
      return user.id().equals(assignee)
          || candidateUsers.contains(user.id())
          || candidateGroups.stream().anyMatch(user::isIn);
    }
  }
}
