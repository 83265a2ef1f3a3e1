package io.github.workaccount.enrollment.application.signin;

import java.time.Instant;

/** Which users of the configuration were created once, whatever became of them since. */
public interface ConfiguredUsers {

  /** Makes whoever changes users or operators wait for each other, until the transaction ends. */
  void lock();

  /** Whether a start has created a user, or found the user there. */
  boolean isKnown(String id);

  /** Keeps that a user was created, or found. */
  void add(String id, Instant at);
}
