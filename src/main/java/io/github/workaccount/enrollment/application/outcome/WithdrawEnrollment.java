package io.github.workaccount.enrollment.application.outcome;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.Reason;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workflow;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.failure.WrongState;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a request to withdraw. It is kept at once; it takes effect at the next moment at which no
 * write is under way.
 */
@Service
public class WithdrawEnrollment {

  private static final Logger LOG = LoggerFactory.getLogger(WithdrawEnrollment.class);

  private final Enrollments enrollments;
  private final Evidence evidence;
  private final Workflow workflow;
  private final DomainProofs proofs;
  private final Clock clock;

  WithdrawEnrollment(
      Enrollments enrollments,
      Evidence evidence,
      Workflow workflow,
      DomainProofs proofs,
      Clock clock) {
    this.enrollments = enrollments;
    this.evidence = evidence;
    this.workflow = workflow;
    this.proofs = proofs;
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
    if (!user.mayWorkOn(enrollment)) {
      throw new NotAllowed("Only its requester and enrollment admins withdraw an enrollment.");
    }
    String why = Reason.require(reason);
    if (enrollments.withdraw(id, new Enrollment.Withdrawal(user.id(), clock.instant(), why))) {
      evidence.add(id, EvidenceKind.WITHDRAWAL, user.id(), Map.of("reason", why));
    } else {
      requireRunning(enrollments.get(id));
    }
  }

  private static void requireRunning(Enrollment enrollment) {
    if (enrollment.state().isEnd()) {
      throw new WrongState(
          "The enrollment %s is over: %s.".formatted(enrollment.id(), enrollment.state().key()));
    }
  }

  /** Lets every withdrawal take effect that can; one that fails does not stop the others. */
  public void takeEffect() {
    enrollments.withWithdrawalPending().forEach(this::takeEffect);
  }

  /**
   * Lets a withdrawal take effect now, if it can; otherwise it is tried again later.
   *
   * @param id the enrollment
   */
  public void takeEffect(EnrollmentId id) {
    takeEffect(enrollments.get(id));
  }

  private void takeEffect(Enrollment enrollment) {
    if (isBeingVerified(enrollment.id())) {
      return;
    }
    try {
      workflow.withdraw(enrollment.processInstanceId());
    } catch (RuntimeException e) {
      LOG.warn("The withdrawal of {} could not take effect yet", enrollment.id(), e);
    }
  }

  /** A write of the watch may be under way, which no job of the engine shows. */
  private boolean isBeingVerified(EnrollmentId id) {
    return proofs.find(id).filter(proof -> proof.isBeingAsked(clock.instant())).isPresent();
  }
}
