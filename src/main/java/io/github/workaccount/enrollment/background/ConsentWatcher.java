package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.consent.ConsentProperties;
import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.consent.Consents.Consent;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Waits until tenants take their consents back. */
@Component
class ConsentWatcher extends Watcher<Consent> {

  /** Nobody waits for it. */
  private static final int PARALLELISM = 1;

  /** The time-outs of a token and a call, and of those that may be needed of our own tenant. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

  private final Consents consents;
  private final ConsentCheck check;

  ConsentWatcher(
      Consents consents,
      ConsentCheck check,
      ConsentProperties settings,
      Clock clock,
      Timekeeping timekeeping) {
    super(
        "consent-watch",
        PARALLELISM,
        LONGEST_LOOK,
        settings.checkInterval().plus(Throttles.LONGEST_WAIT),
        clock,
        timekeeping);
    this.consents = consents;
    this.check = check;
  }

  @Override
  protected List<Consent> claimDue(Claim claim) {
    return consents.claimDue(claim);
  }

  @Override
  protected void look(Consent consent) {
    check.check(consent);
  }

  @Override
  protected EnrollmentId enrollment(Consent consent) {
    return consent.enrollment();
  }
}
