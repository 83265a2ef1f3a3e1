package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.InvalidInput;
import io.github.workaccount.enrollment.model.RequestForm;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a request to withdraw. It is kept at once; it takes effect at the next moment at which no
 * write is under way.
 */
@Service
public class WithdrawEnrollment {

  private static final int MAX_REASON = 2000;

  private final Enrollments enrollments;
  private final Evidence evidence;
  private final Workflow workflow;
  private final Clock clock;

  WithdrawEnrollment(Enrollments enrollments, Evidence evidence, Workflow workflow, Clock clock) {
    this.enrollments = enrollments;
    this.evidence = evidence;
    this.workflow = workflow;
    this.clock = clock;
  }

  /**
   * Keeps the request; a repeated one changes nothing.
   *
   * @param user who asks: the requester or an enrollment admin
   * @param id which enrollment
   * @param reason why
   * @throws NotAllowed when the user may not
   * @throws WrongState when it is over
   * @throws InvalidInput when there is no usable reason
   */
  @Transactional
  public void request(User user, EnrollmentId id, String reason) {
    Enrollment enrollment = enrollments.get(id);
    if (!enrollment.requester().equals(user.id()) && !user.isIn(User.ENROLLMENT_ADMINS)) {
      throw new NotAllowed("Only its requester and enrollment admins withdraw an enrollment.");
    }
    if (reason == null || reason.isBlank() || reason.length() > MAX_REASON) {
      throw new InvalidInput("reason", "Say why, in at most %d characters.".formatted(MAX_REASON));
    }
    if (RequestForm.hasControlCharacters(reason, true)) {
      throw new InvalidInput("reason", "It has control or invisible characters. Remove them.");
    }
    if (enrollment.state().isEnd()) {
      throw new WrongState(
          "The enrollment %s is over: %s.".formatted(id, enrollment.state().key()));
    }
    if (enrollment.withdrawal() != null) {
      return;
    }
    enrollments.update(
        enrollment.withWithdrawal(
            new Enrollment.Withdrawal(user.id(), clock.instant(), reason.strip())));
    evidence.add(id, "withdrawal", user.id(), Map.of("reason", reason.strip()));
  }

  /** Lets every withdrawal take effect that can. */
  public void takeEffect() {
    for (Enrollment enrollment : enrollments.withWithdrawalPending()) {
      workflow.withdraw(enrollment.processInstanceId());
    }
  }
}
