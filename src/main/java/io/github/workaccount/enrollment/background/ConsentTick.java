package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.Consents;
import io.github.workaccount.enrollment.application.Consents.Consent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Has the consents looked for that are due, one after the other. Several nodes share the rows;
 * those of a dead node are taken over when its claim runs out.
 */
@Component
class ConsentTick extends Tick {

  private static final Duration EVERY = Duration.ofSeconds(5);

  /** Above the time-outs of one look, which may ask our own tenant as well. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final Consents consents;
  private final ConsentCheck check;
  private final Clock clock;
  private final String node = "consent-" + UUID.randomUUID();

  ConsentTick(Consents consents, ConsentCheck check, Clock clock) {
    super("consent-watch", EVERY);
    this.consents = consents;
    this.check = check;
    this.clock = clock;
  }

  /** One at a time, so that no claim outlives its lease. */
  @Override
  protected void run() {
    for (List<Consent> due = claim(); !due.isEmpty(); due = claim()) {
      due.forEach(check::check);
    }
  }

  private List<Consent> claim() {
    return consents.claimDue(node, clock.instant(), LEASE, 1);
  }
}
