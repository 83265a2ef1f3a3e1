package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.Claim;
import io.github.workaccount.enrollment.application.DnsWatches;
import io.github.workaccount.enrollment.model.DnsFinding;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.VerificationRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The waits for DNS records, in memory. */
public final class InMemoryDnsWatches implements DnsWatches {

  private final MemoryWaits<EnrollmentId, DnsWatch> rows;

  InMemoryDnsWatches(Memory memory) {
    this.rows = new MemoryWaits<>(memory, new AsWait());
  }

  @Override
  public synchronized void open(
      EnrollmentId id, String instance, VerificationRecord record, Instant now, Instant expiresAt) {
    DnsWatch opened =
        find(id)
            .filter(earlier -> earlier.record().equals(record))
            .map(
                earlier ->
                    new DnsWatch(
                        id,
                        instance,
                        record,
                        true,
                        false,
                        earlier.finding(),
                        earlier.checks(),
                        earlier.openedAt(),
                        earlier.findingChangedAt(),
                        earlier.lastCheckAt(),
                        now,
                        expiresAt))
            .orElseGet(
                () ->
                    new DnsWatch(
                        id, instance, record, true, false, null, 0, now, null, null, now,
                        expiresAt));
    rows.put(opened);
  }

  @Override
  public Optional<DnsWatch> find(EnrollmentId id) {
    return rows.find(id);
  }

  @Override
  public void lookNow(EnrollmentId id, Instant now) {
    rows.change(id, watch -> watch.open() ? with(watch, true, now, watch.expiresAt()) : watch);
  }

  @Override
  public void extend(EnrollmentId id, Instant expiresAt) {
    rows.change(id, watch -> with(watch, watch.open(), watch.nextCheckAt(), expiresAt));
  }

  @Override
  public int removeEndedBefore(Instant time, int limit) {
    throw new UnsupportedOperationException("Nothing is cleaned up in memory");
  }

  @Override
  public void close(EnrollmentId id) {
    rows.giveBack(id, watch -> with(watch, false, watch.nextCheckAt(), watch.expiresAt()));
  }

  @Override
  public List<DnsWatch> claimDue(Claim claim) {
    return rows.claimDue(claim);
  }

  @Override
  public synchronized void record(
      EnrollmentId id, DnsFinding finding, Instant at, Instant nextCheckAt) {
    Instant next = rows.next(id, nextCheckAt);
    SeenFinding seen = SeenFinding.of(finding);
    rows.giveBack(
        id,
        watch ->
            new DnsWatch(
                id,
                watch.processInstanceId(),
                watch.record(),
                watch.open(),
                finding.isProof(),
                seen,
                watch.checks() + 1,
                watch.openedAt(),
                watch.finding() != null && watch.finding().same(seen)
                    ? watch.findingChangedAt()
                    : at,
                at,
                next,
                watch.expiresAt()));
  }

  private static DnsWatch with(DnsWatch watch, boolean open, Instant next, Instant expiresAt) {
    return new DnsWatch(
        watch.enrollment(),
        watch.processInstanceId(),
        watch.record(),
        open,
        watch.proved(),
        watch.finding(),
        watch.checks(),
        watch.openedAt(),
        watch.findingChangedAt(),
        watch.lastCheckAt(),
        next,
        expiresAt);
  }

  private static final class AsWait implements MemoryWaits.Kind<EnrollmentId, DnsWatch> {

    @Override
    public EnrollmentId key(DnsWatch wait) {
      return wait.enrollment();
    }

    @Override
    public boolean isOpen(DnsWatch wait) {
      return wait.open();
    }

    @Override
    public Instant due(DnsWatch wait) {
      return wait.nextCheckAt();
    }

    @Override
    public Instant expires(DnsWatch wait) {
      return wait.expiresAt();
    }

    @Override
    public DnsWatch dueAt(DnsWatch wait, Instant time) {
      return with(wait, wait.open(), time, wait.expiresAt());
    }
  }
}
