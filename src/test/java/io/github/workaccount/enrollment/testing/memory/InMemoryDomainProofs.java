package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The proofs of domains, in memory. */
public final class InMemoryDomainProofs implements DomainProofs {

  private final MemoryWaits<EnrollmentId, DomainProof> rows;

  InMemoryDomainProofs(Memory memory) {
    this.rows = new MemoryWaits<>(memory, new AsWait());
  }

  @Override
  public synchronized void begin(
      EnrollmentId id, String processInstanceId, Instant now, Instant expiresAt) {
    Optional<DomainProof> earlier = find(id);
    if (earlier.isEmpty()) {
      rows.put(
          new DomainProof(id, processInstanceId, now, expiresAt, false, null, 0, null, null, null));
    } else if (!earlier.get().processInstanceId().equals(processInstanceId)) {
      rows.change(
          id,
          proof ->
              new DomainProof(
                  id,
                  processInstanceId,
                  now,
                  expiresAt,
                  false,
                  proof.askedSince(),
                  proof.questions(),
                  proof.lastAskedAt(),
                  proof.nextAskedAt(),
                  null));
    }
  }

  @Override
  public synchronized Optional<DomainProof> find(EnrollmentId id) {
    return rows.find(id)
        .map(
            proof ->
                new DomainProof(
                    id,
                    proof.processInstanceId(),
                    proof.begunAt(),
                    proof.expiresAt(),
                    proof.asking(),
                    proof.askedSince(),
                    proof.questions(),
                    proof.lastAskedAt(),
                    proof.nextAskedAt(),
                    rows.claimedUntil(id).orElse(null)));
  }

  @Override
  public Optional<DomainProof> lock(EnrollmentId id) {
    return find(id);
  }

  @Override
  public void expireAt(EnrollmentId id, Instant expiresAt) {
    rows.change(
        id,
        proof -> with(proof, expiresAt, proof.asking(), proof.askedSince(), proof.nextAskedAt()));
  }

  @Override
  public void ask(EnrollmentId id, Instant now, Instant firstAt) {
    rows.change(id, proof -> with(proof, proof.expiresAt(), true, now, firstAt));
  }

  @Override
  public void askNow(EnrollmentId id, Instant now) {
    rows.change(
        id,
        proof ->
            proof.asking() ? with(proof, proof.expiresAt(), true, proof.askedSince(), now) : proof);
  }

  @Override
  public void rest(EnrollmentId id) {
    rows.change(
        id,
        proof -> with(proof, proof.expiresAt(), false, proof.askedSince(), proof.nextAskedAt()));
  }

  @Override
  public List<DomainProof> claimDue(Claim claim) {
    return rows.claimDue(claim);
  }

  @Override
  public synchronized void asked(EnrollmentId id, Instant at, Instant nextAt) {
    Instant next = rows.next(id, nextAt);
    rows.giveBack(
        id,
        proof ->
            new DomainProof(
                id,
                proof.processInstanceId(),
                proof.begunAt(),
                proof.expiresAt(),
                proof.asking(),
                proof.askedSince(),
                proof.questions() + 1,
                at,
                next,
                null));
  }

  @Override
  public int removeEndedBefore(Instant time, int limit) {
    throw new UnsupportedOperationException("Nothing is cleaned up in memory");
  }

  private static DomainProof with(
      DomainProof proof, Instant expiresAt, boolean asking, Instant since, Instant next) {
    return new DomainProof(
        proof.enrollment(),
        proof.processInstanceId(),
        proof.begunAt(),
        expiresAt,
        asking,
        since,
        proof.questions(),
        proof.lastAskedAt(),
        next,
        null);
  }

  private static final class AsWait implements MemoryWaits.Kind<EnrollmentId, DomainProof> {

    @Override
    public EnrollmentId key(DomainProof wait) {
      return wait.enrollment();
    }

    @Override
    public boolean isOpen(DomainProof wait) {
      return wait.asking();
    }

    @Override
    public Instant due(DomainProof wait) {
      return wait.nextAskedAt();
    }

    @Override
    public Instant expires(DomainProof wait) {
      return wait.expiresAt();
    }

    @Override
    public DomainProof dueAt(DomainProof wait, Instant time) {
      return with(wait, wait.expiresAt(), wait.asking(), wait.askedSince(), time);
    }
  }
}
