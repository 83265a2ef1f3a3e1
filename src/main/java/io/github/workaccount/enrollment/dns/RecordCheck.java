package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.Workflow;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DnsWatches.NextLook;
import io.github.workaccount.enrollment.application.proof.DnsWatches.SeenFinding;
import io.github.workaccount.enrollment.dns.client.DnsProperties;
import io.github.workaccount.enrollment.dns.client.ServerBusy;
import io.github.workaccount.enrollment.dns.client.Visits;
import io.github.workaccount.enrollment.dns.pace.Schedule;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.DnsLook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks once for one waiting enrollment: look-up, what is kept of it, and who is told. */
@Component
class RecordCheck {

  private static final Duration PROOF_HOLDS = Duration.ofMinutes(1);

  private final SharedDns dns;
  private final DnsWatches watches;
  private final Workflow workflow;
  private final Evidence evidence;
  private final Monitor monitor;
  private final TransactionTemplate transaction;
  private final Schedule schedule;
  private final Clock clock;

  RecordCheck(
      SharedDns dns,
      DnsWatches watches,
      Workflow workflow,
      Evidence evidence,
      Monitor monitor,
      TransactionTemplate transaction,
      DnsProperties properties,
      Clock clock) {
    this.dns = dns;
    this.watches = watches;
    this.workflow = workflow;
    this.evidence = evidence;
    this.monitor = monitor;
    this.transaction = transaction;
    this.schedule = new Schedule(properties);
    this.clock = clock;
  }

  /**
   * Looks, keeps the finding and, once proved, tells the waiting instance. Where a server has its
   * share of looks already, or does not answer within a short turn, the row waits for its turn in
   * the slow lane.
   *
   * @param watch a row that this node has claimed
   * @param visits which servers the look may wait for
   * @throws RuntimeException when something of our own failed; the row has a later next look then,
   *     or keeps its claim until that runs out
   */
  void check(DnsWatch watch, Visits visits) {
    if (!watch.open() || !clock.instant().isBefore(watch.expiresAt())) {
      return;
    }
    if (watch.proved() && isFresh(watch)) {
      tellAgain(watch);
      return;
    }
    long start = System.nanoTime();
    DnsFinding finding;
    try {
      finding = lookUp(watch, visits);
    } catch (ServerBusy e) {
      putOff(watch, e.server());
      return;
    }
    if (visits.isCutShort()) {
      putOff(watch, visits.slowServer().orElseThrow());
      return;
    }
    monitor.looked(finding.code(), Duration.ofNanos(System.nanoTime() - start));
    keep(watch, finding, visits);
    if (finding.isProof()) {
      // After the commit: the instance reads the row as soon as it goes on. A failure or a false
      // leaves the row proved and open, and the next claim tells it again.
      workflow.recordSeen(watch.processInstanceId());
    }
  }

  private void putOff(DnsWatch watch, String server) {
    transaction.executeWithoutResult(status -> watches.putOff(watch.enrollment(), server));
  }

  /** An older proof is looked for again: the record may have gone since. */
  private boolean isFresh(DnsWatch watch) {
    return clock.instant().isBefore(watch.lastCheckAt().plus(PROOF_HOLDS));
  }

  /** A look-up never fails for what a server does; when it fails for our own fault, say so. */
  private DnsFinding lookUp(DnsWatch watch, Visits visits) {
    try {
      return dns.lookUp(watch.record(), visits);
    } catch (ServerBusy e) {
      throw e;
    } catch (RuntimeException e) {
      String failure = "the look-up itself failed (%s)".formatted(e.getClass().getSimpleName());
      keep(watch, new DnsFinding.NoAnswer(watch.record().host(), List.of(), failure), visits);
      throw e;
    }
  }

  private void tellAgain(DnsWatch watch) {
    boolean told = false;
    try {
      told = workflow.recordSeen(watch.processInstanceId());
    } finally {
      if (!told) {
        keepProved(watch);
      }
    }
  }

  private void keepProved(DnsWatch watch) {
    SeenFinding seen = watch.finding();
    DnsFinding proof =
        new DnsFinding.Proved(
            DnsLook.at(seen.host(), seen.servers()).in(seen.zone()), seen.found());
    Instant soon = now().plus(schedule.first());
    transaction.executeWithoutResult(
        status ->
            watches.record(watch.enrollment(), proof, watch.lastCheckAt(), NextLook.at(soon)));
  }

  private void keep(DnsWatch watch, DnsFinding finding, Visits visits) {
    Instant at = now();
    boolean changed = hasChanged(watch.finding(), finding);
    Optional<String> slowServer = visits.slowServer();
    int silences = isSilence(finding, visits) ? watch.inLine().silences() + 1 : 0;
    NextLook next =
        new NextLook(
            schedule.next(watch, changed, silences, at), slowServer.orElse(null), silences);
    transaction.executeWithoutResult(
        status -> {
          watches.record(watch.enrollment(), finding, at, next);
          if (changed) {
            evidence.add(
                watch.enrollment(), EvidenceKind.DNS, Evidence.SYSTEM, data(watch, finding));
          }
        });
  }

  /**
   * Whether the domain's servers kept silent, which is not known while nobody answers: then it may
   * be our own network.
   */
  private static boolean isSilence(DnsFinding finding, Visits visits) {
    return finding instanceof DnsFinding.NoAnswer
        && visits.slowServer().isPresent()
        && visits.isHeard();
  }

  /** A finding that repeats is only counted. */
  private static boolean hasChanged(SeenFinding before, DnsFinding now) {
    return before == null || !before.same(SeenFinding.of(now));
  }

  private static Map<String, Object> data(DnsWatch watch, DnsFinding finding) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("code", finding.code());
    data.put("text", finding.text());
    data.put("host", finding.host());
    data.put("servers", finding.servers());
    data.put("found", finding.found());
    data.put("checks", watch.checks() + 1);
    return data;
  }

  /** Milliseconds, which every database keeps: the schedule compares exact gaps. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
