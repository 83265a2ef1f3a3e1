package io.github.workaccount.enrollment.application.proof;

import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Waits until Microsoft sees a record that is published. A watch asks again and again, so that
 * nothing in the process engine polls.
 */
@Service
public class AwaitVerification {

  private final DomainProofs proofs;
  private final Clock clock;
  private final Duration firstPause;
  private final Duration longestPause;

  AwaitVerification(
      DomainProofs proofs,
      Clock clock,
      @Value("${enrollment.verification.first-pause}") Duration firstPause,
      @Value("${enrollment.verification.longest-pause}") Duration longestPause) {
    this.proofs = proofs;
    this.clock = clock;
    this.firstPause = firstPause;
    this.longestPause = longestPause;
  }

  /** Begins to wait: Microsoft was asked a moment ago and did not see the record. */
  public void begin(EnrollmentId id) {
    Instant now = clock.instant();
    proofs.ask(id, now, now.plus(firstPause));
  }

  /** Waits no more. */
  public void end(EnrollmentId id) {
    proofs.rest(id);
  }

  /**
   * When to ask again: later and later, after half of what was waited so far. A record usually
   * spreads within seconds or minutes; what takes hours takes many of them.
   *
   * @param askedSince since when Microsoft is asked
   * @param now the time
   */
  public Instant nextAfter(Instant askedSince, Instant now) {
    Duration half = Duration.between(askedSince, now).dividedBy(2);
    Duration pause = half.compareTo(firstPause) < 0 ? firstPause : half;
    return now.plus(pause.compareTo(longestPause) < 0 ? pause : longestPause);
  }
}
