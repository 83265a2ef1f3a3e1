package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.application.Claim;
import io.github.workaccount.enrollment.application.DnsWatches;
import io.github.workaccount.enrollment.model.DnsFinding;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.VerificationRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The waits, in memory: the same promises as the table's. */
final class InMemoryWatches implements DnsWatches {

  private final Map<EnrollmentId, DnsWatch> rows = new LinkedHashMap<>();
  private final Map<EnrollmentId, Instant> claims = new LinkedHashMap<>();

  @Override
  public synchronized void open(
      EnrollmentId id, String instance, VerificationRecord record, Instant now, Instant expiresAt) {
    rows.put(
        id,
        new DnsWatch(id, instance, record, true, false, null, 0, now, null, null, now, expiresAt));
  }

  @Override
  public synchronized Optional<DnsWatch> find(EnrollmentId id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized void lookNow(EnrollmentId id, Instant now) {
    DnsWatch w = rows.get(id);
    rows.put(
        id,
        new DnsWatch(
            id,
            w.processInstanceId(),
            w.record(),
            w.open(),
            w.proved(),
            w.finding(),
            w.checks(),
            w.openedAt(),
            w.findingChangedAt(),
            w.lastCheckAt(),
            now,
            w.expiresAt()));
  }

  @Override
  public synchronized void extend(EnrollmentId id, Instant expiresAt) {
    DnsWatch w = rows.get(id);
    rows.put(
        id,
        new DnsWatch(
            id,
            w.processInstanceId(),
            w.record(),
            w.open(),
            w.proved(),
            w.finding(),
            w.checks(),
            w.openedAt(),
            w.findingChangedAt(),
            w.lastCheckAt(),
            w.nextCheckAt(),
            expiresAt));
  }

  @Override
  public int removeEndedBefore(Instant time, int limit) {
    throw new UnsupportedOperationException("Nothing ends here");
  }

  @Override
  public synchronized void close(EnrollmentId id) {
    DnsWatch w = rows.get(id);
    rows.put(
        id,
        new DnsWatch(
            id,
            w.processInstanceId(),
            w.record(),
            false,
            w.proved(),
            w.finding(),
            w.checks(),
            w.openedAt(),
            w.findingChangedAt(),
            w.lastCheckAt(),
            w.nextCheckAt(),
            w.expiresAt()));
  }

  @Override
  public synchronized List<DnsWatch> claimDue(Claim claim) {
    Instant now = claim.now();
    List<DnsWatch> due = new ArrayList<>();
    for (DnsWatch watch : rows.values()) {
      Instant claimed = claims.get(watch.enrollment());
      boolean free = claimed == null || !claimed.isAfter(now);
      if (due.size() < claim.limit() && watch.open() && free && !watch.nextCheckAt().isAfter(now)) {
        claims.put(watch.enrollment(), claim.until());
        due.add(watch);
      }
    }
    return due;
  }

  @Override
  public synchronized void record(
      EnrollmentId id, DnsFinding finding, Instant at, Instant nextCheckAt) {
    DnsWatch w = rows.get(id);
    boolean changed =
        w.finding() == null
            || !w.finding().code().equals(finding.code())
            || !w.finding().found().equals(finding.found());
    claims.remove(id);
    rows.put(
        id,
        new DnsWatch(
            id,
            w.processInstanceId(),
            w.record(),
            w.open(),
            finding.isProof(),
            SeenFinding.of(finding),
            w.checks() + 1,
            w.openedAt(),
            changed ? at : w.findingChangedAt(),
            at,
            nextCheckAt,
            w.expiresAt()));
  }
}
