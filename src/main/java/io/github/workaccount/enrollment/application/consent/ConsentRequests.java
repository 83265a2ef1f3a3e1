package io.github.workaccount.enrollment.application.consent;

import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.Optional;

/** The consents that are being asked for; the state itself is never kept, only its hash. */
public interface ConsentRequests {

  /**
   * Adds a request; earlier ones of the enrollment still count, unless they were for another
   * tenant: a link may have been sent on.
   */
  void add(ConsentRequest request);

  /**
   * Finds the request that a returned state belongs to, if it still counts.
   *
   * @param stateHash the hash of the state
   */
  Optional<ConsentRequest> find(String stateHash);

  /**
   * Whether an enrollment waits for the consent of a tenant.
   *
   * @param tenantId the tenant's id
   */
  boolean isAwaited(String tenantId);

  /**
   * Marks a request and all others of its enrollment as used: a second return is refused.
   *
   * @return false when somebody else used it meanwhile
   */
  boolean use(ConsentRequest request, Instant at);

  /**
   * Forgets requests of enrollments that ended before a time.
   *
   * @param time the time
   * @param limit how many at most
   * @return how many
   */
  int removeEndedBefore(Instant time, int limit);

  /**
   * A request for consent.
   *
   * @param stateHash SHA-256 of the state, in hexadecimal
   * @param enrollment who asks
   * @param tenantId which tenant
   * @param access what for
   * @param createdAt when
   * @param usedAt when consent was given; null before
   */
  record ConsentRequest(
      String stateHash,
      EnrollmentId enrollment,
      String tenantId,
      Access access,
      Instant createdAt,
      Instant usedAt) {}
}
