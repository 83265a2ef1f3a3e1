package io.github.workaccount.enrollment.application.request;

import io.github.workaccount.enrollment.application.failure.KeyTaken;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.Optional;

/**
 * The keys under which clients have started enrollments, so that a repeated request starts none.
 */
public interface IdempotencyKeys {

  /**
   * Finds what a key started.
   *
   * @param user who sent it: keys of others do not count
   * @param key the key
   */
  Optional<Used> find(String user, String key);

  /**
   * Keeps a key in the current transaction.
   *
   * @throws KeyTaken when it was used meanwhile, or is being used and that takes long
   */
  void add(String user, String key, Used used);

  /**
   * Forgets keys that are older.
   *
   * @param time than what
   * @param limit how many at most
   * @return how many
   */
  int removeBefore(Instant time, int limit);

  /**
   * What a key started.
   *
   * @param requestHash SHA-256 of the request, to notice another request under the same key
   * @param enrollment the enrollment
   * @param at when
   */
  record Used(String requestHash, EnrollmentId enrollment, Instant at) {}
}
