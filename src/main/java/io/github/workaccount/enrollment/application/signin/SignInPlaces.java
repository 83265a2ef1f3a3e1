package io.github.workaccount.enrollment.application.signin;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** From where people have signed in, as fingerprints of their browsers and addresses. */
public interface SignInPlaces {

  /** Those of the given places from which a user has signed in, and when that was kept. */
  Map<String, Instant> known(String user, Collection<String> places);

  /**
   * Keeps that a user has signed in from a place.
   *
   * @param most how many places of a user are kept; the oldest go
   */
  void keep(String user, String place, Instant at, int most);

  /** Forgets all places of a user. */
  void removeAll(String user);

  /**
   * Forgets places that were not seen since a time.
   *
   * @return how many, at most the limit
   */
  int removeSeenBefore(Instant time, int limit);
}
