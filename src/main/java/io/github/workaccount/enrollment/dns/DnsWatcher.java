package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.background.Watcher;
import io.github.workaccount.enrollment.dns.client.DnsProperties;
import io.github.workaccount.enrollment.dns.pace.Lanes;
import io.github.workaccount.enrollment.dns.pace.NextLooks;
import io.github.workaccount.enrollment.dns.pace.Schedule;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Waits for DNS records. */
@Component
class DnsWatcher extends Watcher<NextLooks.Begun> {

  private final DnsWatches watches;
  private final RecordCheck check;
  private final int parallelism;
  private volatile NextLooks next;

  DnsWatcher(
      DnsWatches watches,
      RecordCheck check,
      DnsProperties properties,
      Clock clock,
      Timekeeping timekeeping) {
    super(
        "dns-watch",
        properties.parallelism(),
        properties.timeout(),
        new Schedule(properties).longest(),
        clock,
        timekeeping);
    this.watches = watches;
    this.parallelism = properties.parallelism();
    this.check = check;
  }

  /** What did not begin when it stopped holds no place. */
  @Override
  public synchronized void start() {
    next = new NextLooks(watches, new Lanes(parallelism, System::nanoTime));
    super.start();
  }

  @Override
  protected List<NextLooks.Begun> claimDue(Claim claim) {
    return next.claim(claim);
  }

  @Override
  protected void look(NextLooks.Begun begun) {
    try {
      check.check(begun.watch(), begun.look());
    } finally {
      begun.look().end();
    }
  }

  @Override
  protected EnrollmentId enrollment(NextLooks.Begun begun) {
    return begun.enrollment();
  }
}
