package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Turn;
import io.github.workaccount.enrollment.dns.client.Visits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** The watch for DNS records with its threads stopped: a test says when it looks. */
public final class WatchByHand {

  private static final int ALL = 1000;

  private final DnsWatches watches;
  private final RecordCheck check;
  private final Clock clock;

  private WatchByHand(DnsWatches watches, RecordCheck check, Clock clock) {
    this.watches = watches;
    this.check = check;
    this.clock = clock;
  }

  /** Takes the watch of a running application over. */
  public static WatchByHand of(ApplicationContext context) {
    context.getBean(DnsWatcher.class).stop();
    return new WatchByHand(
        context.getBean(DnsWatches.class),
        context.getBean(RecordCheck.class),
        context.getBean(Clock.class));
  }

  /**
   * Looks for every record that is due.
   *
   * @return how many those were
   */
  public int tick() {
    Claim claim = new Claim("by-hand", clock.instant(), Duration.ofSeconds(1), null, ALL);
    List<DnsWatches.DnsWatch> due =
        Stream.of(Lane.values())
            .flatMap(lane -> watches.claimDue(claim, Turn.of(lane)).stream())
            .toList();
    due.forEach(watch -> check.check(watch, Visits.FREE));
    return due.size();
  }
}
