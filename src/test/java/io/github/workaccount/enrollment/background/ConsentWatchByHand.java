package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationContext;

/** The look for consents that were taken back, its threads stopped: a test says when it looks. */
public final class ConsentWatchByHand {

  private static final int ALL = 1000;

  private final Consents consents;
  private final ConsentCheck check;
  private final Clock clock;

  private ConsentWatchByHand(Consents consents, ConsentCheck check, Clock clock) {
    this.consents = consents;
    this.check = check;
    this.clock = clock;
  }

  /** Takes the look of a running application over. */
  public static ConsentWatchByHand of(ApplicationContext context) {
    context.getBean(ConsentWatcher.class).stop();
    return new ConsentWatchByHand(
        context.getBean(Consents.class),
        context.getBean(ConsentCheck.class),
        context.getBean(Clock.class));
  }

  /** Looks for every consent that is due. */
  public void tick() {
    consents
        .claimDue(new Claim("by-hand", clock.instant(), Duration.ofSeconds(1), null, ALL))
        .forEach(check::check);
  }
}
