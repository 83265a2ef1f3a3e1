package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.application.operation.ProductMetrics.Watch;
import io.github.workaccount.enrollment.application.operation.ProductMetrics.WatchKind;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/**
 * Whether the watches look about when they are due, and what to do when not.
 *
 * @param watches how they keep up
 * @param lanes how the watch for DNS records does, in each of its lanes
 */
record WatchHealth(Map<WatchKind, Watch> watches, Map<Lane, Watch> lanes) {

  private static final Duration MUCH_TOO_LATE = Duration.ofMinutes(2);

  /** What somebody waits for at a page, what comes again every few seconds, what is slow itself. */
  private static final Map<Lane, Duration> TOO_LATE =
      Map.of(
          Lane.ASKED, Duration.ofSeconds(10),
          Lane.REPEATED, Duration.ofMinutes(1),
          Lane.SLOW, Duration.ofMinutes(10));

  /** The details, {@code DEGRADED} when one is late. */
  Health health() {
    boolean looksLate = isLate(Lane.ASKED) || isLate(Lane.REPEATED);
    boolean slowLate = isLate(Lane.SLOW) || isAnyLookLate();
    boolean late = looksLate || slowLate || isLate(WatchKind.VERIFICATION);
    Health.Builder health =
        Health.status(
            late || isLate(WatchKind.WORK_ACCOUNT) ? HealthIndicators.DEGRADED : Status.UP);
    watches.forEach((kind, watch) -> health.withDetail(kind.key(), details(kind, watch)));
    if (looksLate) {
      health.withDetail(
          "advice",
          "Looks for DNS records are late. See whether the log has errors of dns-watch, and whether"
              + " the resolvers or the database answer slowly; else add a node or raise"
              + " enrollment.dns.parallelism.");
    } else if (slowLate) {
      health.withDetail(
          "advice",
          "Domains whose name servers answer slowly, and those of somebody who has many, wait longer"
              + " for their turn; the others do not wait for them. Raise enrollment.dns.parallelism"
              + " to look for more of them at once.");
    }
    return health.build();
  }

  /** Those included that wait for their requester's share. */
  private boolean isAnyLookLate() {
    return watches.get(WatchKind.DNS_RECORD).lag().compareTo(TOO_LATE.get(Lane.SLOW)) > 0;
  }

  private boolean isLate(Lane lane) {
    return lanes.get(lane).lag().compareTo(TOO_LATE.get(lane)) > 0;
  }

  private boolean isLate(WatchKind kind) {
    return watches.get(kind).lag().compareTo(MUCH_TOO_LATE) > 0;
  }

  private Map<String, Object> details(WatchKind kind, Watch watch) {
    Map<String, Object> details = details(watch);
    if (kind == WatchKind.DNS_RECORD) {
      lanes.forEach((lane, part) -> details.put(lane.key(), details(part)));
    }
    return details;
  }

  private static Map<String, Object> details(Watch watch) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("open", watch.open());
    details.put("lagSeconds", watch.lag().toSeconds());
    return details;
  }
}
