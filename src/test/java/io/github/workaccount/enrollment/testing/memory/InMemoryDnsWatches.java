package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The waits for DNS records, in memory. */
public final class InMemoryDnsWatches implements DnsWatches {

  private final MemoryWaits<EnrollmentId, DnsWatch> rows;
  private final InMemoryEnrollments enrollments;

  InMemoryDnsWatches(Memory memory, InMemoryEnrollments enrollments) {
    this.rows = new MemoryWaits<>(memory, new AsWait());
    this.enrollments = enrollments;
  }

  @Override
  public synchronized void open(
      EnrollmentId id, String instance, VerificationRecord record, Instant now, Instant expiresAt) {
    InLine first =
        new InLine(Lane.ASKED, enrollments.find(id).orElseThrow().requester(), false, null, 0);
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
                        expiresAt,
                        first))
            .orElseGet(
                () ->
                    new DnsWatch(
                        id, instance, record, true, false, null, 0, now, null, null, now, expiresAt,
                        first));
    rows.put(opened);
  }

  @Override
  public Optional<DnsWatch> find(EnrollmentId id) {
    return rows.find(id);
  }

  /** All that ever waited, in the order in which they began. */
  public List<DnsWatch> all() {
    return rows.all();
  }

  @Override
  public void lookNow(EnrollmentId id, Instant now) {
    rows.change(
        id,
        watch ->
            watch.open()
                ? with(
                    watch,
                    true,
                    now,
                    watch.expiresAt(),
                    new InLine(Lane.ASKED, watch.inLine().requester(), true, null, 0))
                : watch);
  }

  @Override
  public void extend(EnrollmentId id, Instant expiresAt) {
    rows.change(
        id, watch -> with(watch, watch.open(), watch.nextCheckAt(), expiresAt, watch.inLine()));
  }

  @Override
  public int removeEndedBefore(Instant time, int limit) {
    throw new UnsupportedOperationException("Nothing is cleaned up in memory");
  }

  @Override
  public void close(EnrollmentId id) {
    rows.giveBack(
        id, watch -> with(watch, false, watch.nextCheckAt(), watch.expiresAt(), watch.inLine()));
  }

  @Override
  public List<DnsWatch> claimDue(Claim claim, Turn turn) {
    return rows.claimDue(
        claim,
        watch -> watch.inLine().lane() == turn.lane() && isNot(turn.without(), watch.inLine()),
        turn.lane() == Lane.SLOW
            ? Comparator.comparing(watch -> !watch.inLine().asked())
            : Comparator.comparing(watch -> true));
  }

  private static boolean isNot(Busy busy, InLine inLine) {
    boolean isServer = inLine.slowServer() != null && busy.servers().contains(inLine.slowServer());
    return !isServer && !busy.requesters().contains(inLine.requester());
  }

  @Override
  public void putOff(EnrollmentId id, String server) {
    rows.giveBack(
        id,
        watch -> {
          InLine now = watch.inLine();
          InLine slow = new InLine(Lane.SLOW, now.requester(), now.asked(), server, now.silences());
          return with(
              watch,
              watch.open(),
              watch.nextCheckAt(),
              watch.expiresAt(),
              server == null ? now : slow);
        });
  }

  @Override
  public synchronized void record(
      EnrollmentId id, DnsFinding finding, Instant at, NextLook planned) {
    Instant next = rows.next(id, planned.at());
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
                watch.expiresAt(),
                next.equals(planned.at()) ? after(watch, planned) : watch.inLine()));
  }

  private static InLine after(DnsWatch watch, NextLook planned) {
    return new InLine(
        planned.lane(),
        watch.inLine().requester(),
        false,
        planned.slowServer(),
        planned.silences());
  }

  private static DnsWatch with(
      DnsWatch watch, boolean open, Instant next, Instant expiresAt, InLine inLine) {
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
        expiresAt,
        inLine);
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
      return with(wait, wait.open(), time, wait.expiresAt(), wait.inLine());
    }
  }
}
