package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.Claim;
import io.github.workaccount.enrollment.application.DnsWatches;
import io.github.workaccount.enrollment.application.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.Timekeeping;
import io.github.workaccount.enrollment.background.Watcher;
import io.github.workaccount.enrollment.model.EnrollmentId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Waits for DNS records. */
@Component
class DnsWatcher extends Watcher<DnsWatch> {

  private final DnsWatches watches;
  private final RecordCheck check;

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
    this.check = check;
  }

  @Override
  protected List<DnsWatch> claimDue(Claim claim) {
    return watches.claimDue(claim);
  }

  @Override
  protected void look(DnsWatch watch) {
    check.check(watch);
  }

  @Override
  protected EnrollmentId enrollment(DnsWatch watch) {
    return watch.enrollment();
  }
}
