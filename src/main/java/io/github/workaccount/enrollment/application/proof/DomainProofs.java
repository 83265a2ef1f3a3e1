package io.github.workaccount.enrollment.application.proof;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The proofs of domains: until when each may take, and the rows of those for which Microsoft is
 * asked again and again, shared by all nodes.
 */
public interface DomainProofs {

  /**
   * Begins a proof. One that the same instance has begun goes on as it is; another instance proves
   * the domain again, until its own time.
   *
   * @param enrollment whose domain
   * @param processInstanceId the instance of {@code verify-domain}
   * @param now from when on
   * @param expiresAt until when
   */
  void begin(EnrollmentId enrollment, String processInstanceId, Instant now, Instant expiresAt);

  /** The proof of an enrollment's domain, if one was ever begun. */
  Optional<DomainProof> find(EnrollmentId enrollment);

  /** The same, and nobody else moves it before the current transaction ends. */
  Optional<DomainProof> lock(EnrollmentId enrollment);

  /**
   * Sets until when a proof may take. In the current transaction.
   *
   * @param enrollment whose proof
   * @param expiresAt until when now
   */
  void expireAt(EnrollmentId enrollment, Instant expiresAt);

  /**
   * Has Microsoft asked from now on.
   *
   * @param enrollment whose proof
   * @param now since when
   * @param firstAt when first
   */
  void ask(EnrollmentId enrollment, Instant now, Instant firstAt);

  /** Makes the next question due now, if Microsoft is being asked. */
  void askNow(EnrollmentId enrollment, Instant now);

  /** Has Microsoft not asked any more. A claim stays: that question may be under way. */
  void rest(EnrollmentId enrollment);

  /**
   * Claims proofs for which Microsoft is to be asked now, or whose claim of another node has run
   * out, so that no other node asks at the same time. In a transaction of its own.
   *
   * @param claim who claims, and what counts as due
   */
  List<DomainProof> claimDue(Claim claim);

  /**
   * Keeps that Microsoft was asked and gives the claim back. In the current transaction.
   *
   * @param enrollment whose proof
   * @param at when
   * @param nextAt when to ask again
   */
  void asked(EnrollmentId enrollment, Instant at, Instant nextAt);

  /**
   * Forgets proofs of enrollments that ended before a time.
   *
   * @param time the time
   * @param limit how many at most
   * @return how many
   */
  int removeEndedBefore(Instant time, int limit);

  /**
   * A proof.
   *
   * @param enrollment whose domain
   * @param processInstanceId the instance of {@code verify-domain}
   * @param begunAt since when
   * @param expiresAt until when
   * @param asking whether Microsoft is asked again and again
   * @param askedSince since when it is, or was last; null when it never was
   * @param questions how often it was asked
   * @param lastAskedAt when last; null before the first time
   * @param nextAskedAt when next; null when it never was to be asked
   * @param claimedUntil until when a node may be asking right now; null when none is
   */
  record DomainProof(
      EnrollmentId enrollment,
      String processInstanceId,
      Instant begunAt,
      Instant expiresAt,
      boolean asking,
      Instant askedSince,
      int questions,
      Instant lastAskedAt,
      Instant nextAskedAt,
      Instant claimedUntil) {

    /** Whether its time is over. */
    public boolean isOver(Instant now) {
      return !now.isBefore(expiresAt);
    }

    /** A claim that reaches further is from before the clock was set back. */
    private static final Duration LONGEST_CLAIM = Duration.ofMinutes(5);

    /** Whether a node may be asking Microsoft at this moment. */
    public boolean isBeingAsked(Instant now) {
      return claimedUntil != null
          && claimedUntil.isAfter(now)
          && claimedUntil.isBefore(now.plus(LONGEST_CLAIM));
    }
  }
}
