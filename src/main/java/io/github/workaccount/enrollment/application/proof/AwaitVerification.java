package io.github.workaccount.enrollment.application.proof;

import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Waits until Microsoft sees a record that is published. A watch asks again and again, so that
 * nothing in the process engine polls.
 */
@Service
public class AwaitVerification {

  private final DomainProofs proofs;
  private final Clock clock;
  private final VerificationProperties settings;

  AwaitVerification(DomainProofs proofs, Clock clock, VerificationProperties settings) {
    this.proofs = proofs;
    this.clock = clock;
    this.settings = settings;
  }

  /** Begins to wait: Microsoft was asked a moment ago and did not see the record. */
  public void begin(EnrollmentId id) {
    Instant now = clock.instant();
    proofs.ask(id, now, now.plus(settings.firstPause()));
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
    Duration first = settings.firstPause();
    Duration longest = settings.longestPause();
    Duration pause = half.compareTo(first) < 0 ? first : half;
    return now.plus(pause.compareTo(longest) < 0 ? pause : longest);
  }
}
