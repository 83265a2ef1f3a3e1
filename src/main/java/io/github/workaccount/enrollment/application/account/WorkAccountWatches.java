package io.github.workaccount.enrollment.application.account;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.text.Keyed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The new work accounts that enrollments wait for until Microsoft shows them: one row per
 * enrollment, shared by all nodes.
 */
public interface WorkAccountWatches {

  /**
   * Begins to wait; or waits again for the same work account, then until the same time as before.
   *
   * @param enrollment who waits
   * @param processInstanceId the instance that waits: of {@code obtain-work-account}, or the
   *     enrollment's where an earlier model is followed
   * @param tenantDomain the initial domain of the new work account
   * @param now from when on
   * @param nextCheckAt when to look first
   * @param expiresAt until when, if it was not waited for before
   */
  void open(
      EnrollmentId enrollment,
      String processInstanceId,
      String tenantDomain,
      Instant now,
      Instant nextCheckAt,
      Instant expiresAt);

  /** The wait of an enrollment, if it ever waited. */
  Optional<WorkAccountWatch> find(EnrollmentId enrollment);

  /** Ends the wait: no more looks. */
  void close(EnrollmentId enrollment);

  /** Forgets the wait: the next one begins anew. */
  void forget(EnrollmentId enrollment);

  /**
   * Claims rows that are due, or whose claim of another node has run out, so that no other node
   * looks at the same time. In a transaction of its own.
   *
   * @param claim who claims, and what counts as due
   */
  List<WorkAccountWatch> claimDue(Claim claim);

  /**
   * Keeps what a look found and gives the claim back, unless another work account is waited for by
   * now. In the current transaction.
   *
   * @param enrollment whose wait
   * @param tenantDomain which work account was looked for
   * @param finding what was found
   * @param at when
   * @param nextCheckAt when to look again
   * @return whether it is still waited for that one
   */
  boolean record(
      EnrollmentId enrollment,
      String tenantDomain,
      Finding finding,
      Instant at,
      Instant nextCheckAt);

  /**
   * Forgets waits of enrollments that ended before a time.
   *
   * @param time the time
   * @param limit how many at most
   * @return how many
   */
  int removeEndedBefore(Instant time, int limit);

  /** What a look found; {@link #key} is its stable name. */
  enum Finding implements Keyed {
    VISIBLE,
    NOT_VISIBLE,
    NO_ANSWER;
  }

  /**
   * A wait.
   *
   * @param enrollment who waits
   * @param processInstanceId the instance that waits: of {@code obtain-work-account}, or the
   *     enrollment's where an earlier model is followed
   * @param tenantDomain the initial domain of the new work account
   * @param open whether it is still looked for
   * @param finding what the last look found; null before the first
   * @param checks how many looks there were
   * @param openedAt since when it is waited for
   * @param lastCheckAt when it was looked for last; null before the first look
   * @param nextCheckAt when it is looked for next
   * @param expiresAt until when it is waited for
   */
  record WorkAccountWatch(
      EnrollmentId enrollment,
      String processInstanceId,
      String tenantDomain,
      boolean open,
      Finding finding,
      int checks,
      Instant openedAt,
      Instant lastCheckAt,
      Instant nextCheckAt,
      Instant expiresAt) {}
}
