package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Consents, in memory. */
public final class InMemoryConsents implements Consents {

  private final MemoryWaits<Key, Consent> rows;
  private final Enrollments enrollments;

  private record Key(EnrollmentId enrollment, String tenantId, Access access) {

    static Key of(Consent consent) {
      return new Key(consent.enrollment(), consent.tenantId(), consent.access());
    }
  }

  InMemoryConsents(Memory memory, Enrollments enrollments) {
    this.rows = new MemoryWaits<>(memory, new AsWait());
    this.enrollments = enrollments;
  }

  @Override
  public synchronized void granted(
      EnrollmentId enrollment, String tenantId, Access access, Instant at) {
    Key key = new Key(enrollment, tenantId, access);
    if (rows.find(key).isPresent()) {
      rows.change(
          key,
          known -> with(known, known.lastCheckAt(), known.nextCheckAt(), known.expiresAt(), null));
    } else {
      rows.put(new Consent(enrollment, tenantId, access, at, null, null, null, null));
    }
  }

  @Override
  public List<Consent> of(EnrollmentId enrollment) {
    return rows.all().stream()
        .filter(consent -> consent.enrollment().equals(enrollment))
        .sorted(
            Comparator.comparing(Consent::tenantId)
                .thenComparing(consent -> consent.access().key()))
        .toList();
  }

  @Override
  public void watch(EnrollmentId enrollment, Instant first, Instant until) {
    of(enrollment).stream()
        .filter(consent -> consent.removedAt() == null)
        .forEach(
            consent ->
                rows.change(
                    Key.of(consent), one -> with(one, one.lastCheckAt(), first, until, null)));
  }

  @Override
  public boolean neededElsewhere(EnrollmentId enrollment, String tenantId) {
    return rows.all().stream()
        .filter(consent -> consent.tenantId().equals(tenantId))
        .filter(consent -> !consent.enrollment().equals(enrollment))
        .map(consent -> enrollments.get(consent.enrollment()))
        .anyMatch(other -> other.domain() != null && !other.state().isEnd());
  }

  @Override
  public List<Consent> claimDue(Claim claim) {
    return rows.claimDue(claim);
  }

  @Override
  public void lookAgain(Consent consent, Instant next) {
    rows.giveBack(
        Key.of(consent),
        one -> with(one, one.lastCheckAt(), next, one.expiresAt(), one.removedAt()));
  }

  @Override
  public void stillThere(Consent consent, Instant at, Instant next) {
    rows.giveBack(Key.of(consent), one -> with(one, at, next, one.expiresAt(), one.removedAt()));
  }

  @Override
  public void removed(Consent consent, Instant at) {
    rows.giveBack(Key.of(consent), one -> with(one, at, null, one.expiresAt(), at));
  }

  @Override
  public void giveUp(Consent consent) {
    rows.giveBack(
        Key.of(consent),
        one -> with(one, one.lastCheckAt(), null, one.expiresAt(), one.removedAt()));
  }

  @Override
  public void forget(Consent consent) {
    rows.remove(Key.of(consent));
  }

  @Override
  public int removeEndedBefore(Instant time, int limit) {
    throw new UnsupportedOperationException("Nothing is cleaned up in memory");
  }

  private static Consent with(
      Consent consent, Instant lastCheckAt, Instant next, Instant expiresAt, Instant removedAt) {
    return new Consent(
        consent.enrollment(),
        consent.tenantId(),
        consent.access(),
        consent.grantedAt(),
        lastCheckAt,
        next,
        expiresAt,
        removedAt);
  }

  /** Looked for as long as there is a time for the next look, and beyond the last one. */
  private static final class AsWait implements MemoryWaits.Kind<Key, Consent> {

    @Override
    public Key key(Consent wait) {
      return Key.of(wait);
    }

    @Override
    public boolean isOpen(Consent wait) {
      return wait.nextCheckAt() != null;
    }

    @Override
    public Instant due(Consent wait) {
      return wait.nextCheckAt();
    }

    @Override
    public Instant expires(Consent wait) {
      return null;
    }

    @Override
    public Consent dueAt(Consent wait, Instant time) {
      return with(wait, wait.lastCheckAt(), time, wait.expiresAt(), wait.removedAt());
    }
  }
}
