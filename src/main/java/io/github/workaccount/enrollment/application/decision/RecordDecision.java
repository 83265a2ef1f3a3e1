package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Keeps what people decide, in the decision table and in the evidence. */
@Service
public class RecordDecision {

  private static final Set<UserTask> APPROVALS =
      Set.of(UserTask.APPROVE_ENROLLMENT, UserTask.APPROVE_PLAN);

  private final Decisions decisions;
  private final Enrollments enrollments;
  private final Evidence evidence;
  private final FourEyes fourEyes;
  private final Clock clock;

  public RecordDecision(
      Decisions decisions,
      Enrollments enrollments,
      Evidence evidence,
      FourEyes fourEyes,
      Clock clock) {
    this.enrollments = enrollments;
    this.decisions = decisions;
    this.evidence = evidence;
    this.fourEyes = fourEyes;
    this.clock = clock;
  }

  /** Refuses the requester of an enrollment. */
  public void requireOther(User user, Enrollment enrollment) {
    fourEyes.require(user, enrollment);
  }

  /**
   * Keeps a decision.
   *
   * @param user who decided
   * @param id on which enrollment
   * @param task at which task
   * @param choice what
   * @param digest of which plan; null where there is none
   * @param comment what the person wrote; null when nothing
   */
  public void record(
      User user, EnrollmentId id, UserTask task, Choice choice, String digest, String comment) {
    decisions.add(new Decision(id, task, user.id(), clock.instant(), choice, digest, comment));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("task", task.key());
    data.put("choice", choice.key());
    data.put("digest", digest);
    data.put("comment", comment);
    if (APPROVALS.contains(task) && enrollments.get(id).requester().equals(user.id())) {
      data.put("fourEyes", "waived: there is only one enrollment admin");
    }
    if (task == UserTask.APPROVE_PLAN && isApproverOf(id, user)) {
      data.put("separation", "the same person approved the enrollment");
    }
    evidence.add(id, EvidenceKind.DECISION, user.id(), data);
  }

  private boolean isApproverOf(EnrollmentId id, User user) {
    return decisions
        .latest(id, UserTask.APPROVE_ENROLLMENT)
        .filter(approval -> approval.by().equals(user.id()))
        .isPresent();
  }
}
