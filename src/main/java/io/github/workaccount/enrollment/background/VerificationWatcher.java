package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.application.proof.DomainProofs.DomainProof;
import io.github.workaccount.enrollment.application.proof.VerificationProperties;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Waits until Microsoft sees the records that are published. */
@Component
class VerificationWatcher extends Watcher<DomainProof> {

  /** Few enrollments wait for this at a time, and each question holds a database connection. */
  private static final int PARALLELISM = 2;

  /** Several calls, as in a job: half of the time for which a job is locked. */
  private static final Duration LONGEST_QUESTION = Duration.ofSeconds(30);

  private final DomainProofs proofs;
  private final VerificationCheck check;

  VerificationWatcher(
      DomainProofs proofs,
      VerificationCheck check,
      VerificationProperties settings,
      Clock clock,
      Timekeeping timekeeping) {
    super(
        "verification-watch",
        PARALLELISM,
        LONGEST_QUESTION,
        settings.longestPause().plus(Throttles.LONGEST_WAIT),
        clock,
        timekeeping);
    this.proofs = proofs;
    this.check = check;
  }

  @Override
  protected List<DomainProof> claimDue(Claim claim) {
    return proofs.claimDue(claim);
  }

  @Override
  protected void look(DomainProof proof) {
    check.check(proof);
  }

  @Override
  protected EnrollmentId enrollment(DomainProof proof) {
    return proof.enrollment();
  }
}
