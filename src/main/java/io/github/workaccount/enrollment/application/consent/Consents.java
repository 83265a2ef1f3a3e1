package io.github.workaccount.enrollment.application.consent;

import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.List;

/** What tenants granted for enrollments, and whether it was taken back; shared by all nodes. */
public interface Consents {

  /**
   * Keeps that a tenant has granted an access; once more is no more.
   *
   * @param enrollment for whom
   * @param tenantId by whom
   * @param access what
   * @param at when it was seen
   */
  void granted(EnrollmentId enrollment, String tenantId, Access access, Instant at);

  /** What was granted for an enrollment, by tenant and access. */
  List<Consent> of(EnrollmentId enrollment);

  /**
   * Begins to look whether it was taken back.
   *
   * @param enrollment whose consents
   * @param first when to look first
   * @param until when to stop looking
   */
  void watch(EnrollmentId enrollment, Instant first, Instant until);

  /** Whether an enrollment other than this one runs and was granted something by the tenant. */
  boolean neededElsewhere(EnrollmentId enrollment, String tenantId);

  /**
   * Claims rows that are due, or whose claim of another node has run out. In a transaction of its
   * own.
   *
   * @param claim who claims, and what counts as due
   */
  List<Consent> claimDue(Claim claim);

  /** Looks again later, and gives the claim back. */
  void lookAgain(Consent consent, Instant next);

  /**
   * It was there still; gives the claim back.
   *
   * @param consent which
   * @param at when it was seen
   * @param next when to look again; null not to look any more
   */
  void stillThere(Consent consent, Instant at, Instant next);

  /** It was taken back: there is nothing more to look for. */
  void removed(Consent consent, Instant at);

  /** Looks no more, and gives the claim back; whether it is still there is not known. */
  void giveUp(Consent consent);

  /** Forgets a consent that is nobody's to take back. */
  void forget(Consent consent);

  /**
   * Forgets consents that are not looked for any more, of enrollments that ended before a time.
   *
   * @param time the time
   * @param limit how many at most
   * @return how many
   */
  int removeEndedBefore(Instant time, int limit);

  /**
   * A consent.
   *
   * @param enrollment for whom
   * @param tenantId by whom
   * @param access what
   * @param grantedAt when it was seen first
   * @param lastCheckAt when its removal was looked for last; null before
   * @param nextCheckAt when it is looked for next; null when it is not
   * @param expiresAt until when it is looked for; null before the enrollment's end
   * @param removedAt when it was seen to be gone; null before
   */
  record Consent(
      EnrollmentId enrollment,
      String tenantId,
      Access access,
      Instant grantedAt,
      Instant lastCheckAt,
      Instant nextCheckAt,
      Instant expiresAt,
      Instant removedAt) {}
}
