package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.account.WorkAccountWatches;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The waits for new work accounts, in memory. */
public final class InMemoryWorkAccountWatches implements WorkAccountWatches {

  private final MemoryWaits<EnrollmentId, WorkAccountWatch> rows;

  InMemoryWorkAccountWatches(Memory memory) {
    this.rows = new MemoryWaits<>(memory, new AsWait());
  }

  @Override
  public synchronized void open(
      EnrollmentId id,
      String processInstanceId,
      String tenantDomain,
      Instant now,
      Instant nextCheckAt,
      Instant expiresAt) {
    WorkAccountWatch opened =
        find(id)
            .filter(earlier -> earlier.tenantDomain().equals(tenantDomain))
            .map(
                earlier ->
                    new WorkAccountWatch(
                        id,
                        processInstanceId,
                        tenantDomain,
                        true,
                        earlier.finding(),
                        earlier.checks(),
                        earlier.openedAt(),
                        earlier.lastCheckAt(),
                        nextCheckAt,
                        earlier.expiresAt()))
            .orElseGet(
                () ->
                    new WorkAccountWatch(
                        id,
                        processInstanceId,
                        tenantDomain,
                        true,
                        null,
                        0,
                        now,
                        null,
                        nextCheckAt,
                        expiresAt));
    rows.put(opened);
  }

  @Override
  public Optional<WorkAccountWatch> find(EnrollmentId id) {
    return rows.find(id);
  }

  @Override
  public void close(EnrollmentId id) {
    rows.giveBack(id, watch -> with(watch, false, watch.nextCheckAt()));
  }

  @Override
  public void forget(EnrollmentId id) {
    rows.remove(id);
  }

  @Override
  public List<WorkAccountWatch> claimDue(Claim claim) {
    return rows.claimDue(claim);
  }

  @Override
  public synchronized boolean record(
      EnrollmentId id, String tenantDomain, Finding finding, Instant at, Instant nextCheckAt) {
    if (find(id).filter(watch -> watch.tenantDomain().equals(tenantDomain)).isEmpty()) {
      return false;
    }
    rows.giveBack(
        id,
        watch ->
            new WorkAccountWatch(
                id,
                watch.processInstanceId(),
                watch.tenantDomain(),
                watch.open(),
                finding,
                watch.checks() + 1,
                watch.openedAt(),
                at,
                nextCheckAt,
                watch.expiresAt()));
    return true;
  }

  @Override
  public int removeEndedBefore(Instant time, int limit) {
    throw new UnsupportedOperationException("Nothing is cleaned up in memory");
  }

  private static WorkAccountWatch with(WorkAccountWatch watch, boolean open, Instant next) {
    return new WorkAccountWatch(
        watch.enrollment(),
        watch.processInstanceId(),
        watch.tenantDomain(),
        open,
        watch.finding(),
        watch.checks(),
        watch.openedAt(),
        watch.lastCheckAt(),
        next,
        watch.expiresAt());
  }

  private static final class AsWait implements MemoryWaits.Kind<EnrollmentId, WorkAccountWatch> {

    @Override
    public EnrollmentId key(WorkAccountWatch wait) {
      return wait.enrollment();
    }

    @Override
    public boolean isOpen(WorkAccountWatch wait) {
      return wait.open();
    }

    @Override
    public Instant due(WorkAccountWatch wait) {
      return wait.nextCheckAt();
    }

    @Override
    public Instant expires(WorkAccountWatch wait) {
      return wait.expiresAt();
    }

    @Override
    public WorkAccountWatch dueAt(WorkAccountWatch wait, Instant time) {
      return with(wait, wait.open(), time);
    }
  }
}
