package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.application.proof.DomainProofs.DomainProof;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** The watch that asks Microsoft, with its threads stopped: a test says when it asks. */
public final class VerificationWatchByHand {

  private static final int ALL = 1000;

  private static final Duration LEASE = Duration.ofSeconds(60);

  private final DomainProofs proofs;
  private final VerificationCheck check;
  private final Clock clock;

  private VerificationWatchByHand(DomainProofs proofs, VerificationCheck check, Clock clock) {
    this.proofs = proofs;
    this.check = check;
    this.clock = clock;
  }

  /** Takes the watch of a running application over. */
  public static VerificationWatchByHand of(ApplicationContext context) {
    context.getBean(VerificationWatcher.class).stop();
    return new VerificationWatchByHand(
        context.getBean(DomainProofs.class),
        context.getBean(VerificationCheck.class),
        context.getBean(Clock.class));
  }

  /**
   * Asks for every domain that is due.
   *
   * @return how many those were
   */
  public int tick() {
    List<DomainProof> due = claim("by-hand");
    due.forEach(check::check);
    return due.size();
  }

  /** Claims every domain that is due, as a node does that is about to ask or then dies. */
  public List<DomainProof> claim(String node) {
    return proofs.claimDue(new Claim(node, clock.instant(), LEASE, null, ALL));
  }

  /** Asks for a domain that was claimed. */
  public void ask(DomainProof claimed) {
    check.check(claimed);
  }
}
