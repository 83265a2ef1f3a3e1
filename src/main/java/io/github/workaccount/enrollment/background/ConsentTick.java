package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.consent.Consents.Consent;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
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
  private final Claims claims;

  ConsentTick(
      Consents consents,
      ConsentCheck check,
      @Value("${enrollment.consent.check-interval}") Duration interval,
      Clock clock,
      Timekeeping timekeeping) {
    super("consent-watch", EVERY);
    this.consents = consents;
    this.check = check;
    this.claims =
        new Claims(
            "consent-" + UUID.randomUUID(),
            LEASE,
            interval.plus(Throttles.LONGEST_WAIT),
            clock,
            timekeeping);
  }

  /** One at a time, so that no claim outlives its lease. */
  @Override
  protected void run() {
    for (List<Consent> due = claim(); !due.isEmpty(); due = claim()) {
      due.forEach(check::check);
    }
  }

  private List<Consent> claim() {
    return claims.take(consents::claimDue, 1);
  }
}
