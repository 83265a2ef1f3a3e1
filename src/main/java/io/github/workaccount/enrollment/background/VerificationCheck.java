package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.ThrottleProperties;
import io.github.workaccount.enrollment.application.enrollment.Workflow;
import io.github.workaccount.enrollment.application.failure.Postponed;
import io.github.workaccount.enrollment.application.proof.AwaitVerification;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.application.proof.DomainProofs.DomainProof;
import io.github.workaccount.enrollment.application.proof.VerifyDomain;
import io.github.workaccount.enrollment.application.proof.VerifyDomain.Verification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks Microsoft once to verify one domain, as its approved change, and tells the instance when
 * that is decided. What goes wrong for good is told, too: the instance's own step then meets the
 * same and makes a conflict, a new plan or an incident of it.
 */
@Component
class VerificationCheck {

  private static final Logger LOG = LoggerFactory.getLogger(VerificationCheck.class);

  private final VerifyDomain domains;
  private final DomainProofs proofs;
  private final AwaitVerification schedule;
  private final Workflow workflow;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Duration longestWait;

  VerificationCheck(
      VerifyDomain domains,
      DomainProofs proofs,
      AwaitVerification schedule,
      Workflow workflow,
      TransactionTemplate transaction,
      Clock clock,
      ThrottleProperties throttles) {
    this.domains = domains;
    this.proofs = proofs;
    this.schedule = schedule;
    this.workflow = workflow;
    this.transaction = transaction;
    this.clock = clock;
    this.longestWait = throttles.longestWait();
  }

  /**
   * Asks, and keeps what came of it. An instance that could not be told is told after the next
   * question, which Microsoft is not asked again when the domain is verified.
   *
   * @param proof a row that this node has claimed
   */
  void check(DomainProof proof) {
    if (isDecided(proof)) {
      workflow.verificationDecided(proof.processInstanceId());
    }
  }

  private boolean isDecided(DomainProof proof) {
    try {
      return transaction.execute(
          status -> {
            Verification seen = domains.askAgain(proof.enrollment());
            keep(proof, null);
            return seen == Verification.VERIFIED || seen == Verification.RECORD_MISSING;
          });
    } catch (Postponed e) {
      return later(proof, e.until());
    } catch (DirectoryFailure.Throttled e) {
      return later(proof, e.until());
    } catch (DirectoryFailure.Unavailable
        | DirectoryFailure.TimedOut
        | DirectoryFailure.Unreadable e) {
      LOG.warn("{} The domain of {} is verified later.", e.getMessage(), proof.enrollment());
      later(proof, null);
      return isForTheProcess(proof);
    } catch (RuntimeException e) {
      LOG.info("The verification goes on in the process: {}", e.getMessage());
      later(proof, null);
      return true;
    }
  }

  /** After a long time the instance's own step tries, and makes an incident of what lasts. */
  private boolean isForTheProcess(DomainProof proof) {
    return clock.instant().isAfter(proof.askedSince().plus(longestWait));
  }

  private boolean later(DomainProof proof, Instant notBefore) {
    transaction.executeWithoutResult(status -> keep(proof, notBefore));
    return false;
  }

  private void keep(DomainProof proof, Instant notBefore) {
    Instant now = clock.instant();
    Instant planned = schedule.nextAfter(proof.askedSince(), now);
    boolean early = notBefore != null && planned.isBefore(notBefore);
    proofs.asked(proof.enrollment(), now, early ? notBefore : planned);
  }
}
