package io.github.workaccount.enrollment.application.signin;

import java.time.Instant;
import java.util.Optional;

/** Wrong passwords that no right one has followed yet, counted for all nodes. */
public interface SignInAttempts {

  /**
   * Whose wrong passwords are counted together.
   *
   * @param user the user's id; empty when it is about no user
   * @param place a fingerprint of where they come from; empty for anywhere
   */
  record Counter(String user, String place) {}

  /**
   * What was counted.
   *
   * @param failures how many wrong passwords
   * @param blockedUntil until when no other one is looked at
   */
  record Counted(int failures, Instant blockedUntil) {}

  /** What was counted; empty when nothing was, or it is forgotten. */
  Optional<Counted> find(Counter counter);

  /**
   * Begins to count.
   *
   * @return whether nobody else has just begun, whose count then stands
   */
  boolean add(Counter counter, Counted first);

  /**
   * Goes on counting.
   *
   * @return whether nobody else did since {@code seen} was read
   */
  boolean replace(Counter counter, Counted seen, Counted next);

  /** Forgets what was counted. */
  void remove(Counter counter);

  /** Forgets everything that was counted of a user. */
  void removeAll(String user);

  /** How many counters there are that are about no user. */
  long withoutUser();

  /** Forgets the one of them that has blocked nobody for the longest time. */
  void removeOldestWithoutUser();

  /**
   * Forgets what blocks nobody since a time.
   *
   * @return how many counters, at most the limit
   */
  int removeBlockedBefore(Instant time, int limit);
}
