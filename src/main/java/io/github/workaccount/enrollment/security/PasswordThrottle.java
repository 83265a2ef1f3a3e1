package io.github.workaccount.enrollment.security;

import io.github.workaccount.enrollment.application.SignInAttempts;
import io.github.workaccount.enrollment.application.SignInAttempts.Counted;
import io.github.workaccount.enrollment.application.SignInAttempts.Counter;
import io.github.workaccount.enrollment.application.SignInPlaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Slows down who tries passwords, without locking out who knows the right one.
 *
 * <p>After each wrong password of a user the next one is looked at only after a time that doubles,
 * up to 15 minutes; then it unlocks by itself. A place from which the user has signed in before (a
 * browser by its cookie, a program by its address) is counted for itself: whatever strangers try
 * elsewhere, it goes on. Names that nobody has are counted in the same way, a few counters for all
 * of them, so that they are neither told apart nor fill a table.
 */
@Component
class PasswordThrottle {

  private static final Logger LOG = LoggerFactory.getLogger(PasswordThrottle.class);

  /** After the first wrong password. */
  static final Duration SHORTEST = Duration.ofSeconds(3);

  /** After many. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  /** Wrong passwords from one address, for whomever, before it is slowed down, too. */
  static final int FREE_FOR_AN_ADDRESS = 20;

  /** Attempts of one counter that a node makes at the same moment. */
  static final int AT_ONCE = 4;

  /** More wrong passwords in a row than somebody types by mistake. */
  private static final int SUSPICIOUS = 5;

  private static final int PATIENCE_MILLIS = 200;
  private static final int TURNS = 256;
  private static final Counted NOTHING = new Counted(0, Instant.EPOCH);
  private static final Duration FRESH = Duration.ofDays(1);
  private static final int PLACES_OF_A_USER = 10;
  private static final int COUNTERS_OF_UNKNOWN_NAMES = 256;
  private static final int MOST_ADDRESSES = 10_000;

  private final SignInAttempts attempts;
  private final SignInPlaces places;
  private final SignInSource source;
  private final Clock clock;
  private final List<Semaphore> turns =
      Stream.generate(() -> new Semaphore(AT_ONCE)).limit(TURNS).toList();

  PasswordThrottle(SignInAttempts attempts, SignInPlaces places, SignInSource source, Clock clock) {
    this.attempts = attempts;
    this.places = places;
    this.source = source;
    this.clock = clock;
  }

  private enum Outcome {
    RIGHT,
    WRONG,
    /** Not even looked at. */
    BLOCKED
  }

  /**
   * Looks at a password, unless it is too early to.
   *
   * @param user the name that somebody gave
   * @param exists whether there is such a user; asked at most once
   * @param password whether it is the right one; asked at most once
   * @return whether it was looked at and is the right one
   */
  boolean check(String user, BooleanSupplier exists, BooleanSupplier password) {
    Set<String> from = source.places();
    Map<String, Instant> known = places.known(user, from);
    // The first that is known tells people best apart.
    Outcome outcome =
        from.stream()
            .filter(known::containsKey)
            .findFirst()
            .map(place -> attempt(new Counter(user, place), password))
            .orElseGet(() -> attemptOfAStranger(user, exists, password));
    if (outcome == Outcome.RIGHT) {
      keep(user, from, known);
    }
    return outcome == Outcome.RIGHT;
  }

  /** Forgets the wrong passwords of a user. */
  void unlock(String user) {
    attempts.removeAll(user);
  }

  /** Many attempts at the same moment are no way round: a few of one counter are made at a time. */
  private Outcome attempt(Counter counter, BooleanSupplier password) {
    Semaphore turn = turns.get(Math.floorMod(counter.hashCode(), turns.size()));
    boolean taken = take(turn);
    try {
      return attemptInTurn(counter, password);
    } finally {
      if (taken) {
        turn.release();
      }
    }
  }

  /** With a slow database nobody waits for others: what these have counted is seen anyway. */
  private static boolean take(Semaphore turn) {
    try {
      return turn.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * After a wrong password there is one attempt at a time, over all nodes: it is counted before it
   * is made, and who comes at the same moment finds the counter changed.
   */
  private Outcome attemptInTurn(Counter counter, BooleanSupplier password) {
    Optional<Counted> before = attempts.find(counter);
    Counted next = next(before.orElse(NOTHING), 0);
    if (before.isPresent()
        && (isBlocked(before.get()) || !attempts.replace(counter, before.get(), next))) {
      return Outcome.BLOCKED;
    }
    if (password.getAsBoolean()) {
      before.ifPresent(counted -> attempts.remove(counter));
      return Outcome.RIGHT;
    }
    if (before.isEmpty()) {
      attempts.add(counter, next);
    }
    warn(counter, next);
    return Outcome.WRONG;
  }

  /** At most once in the time in which no other password is looked at. */
  private static void warn(Counter counter, Counted counted) {
    if (counted.failures() >= SUSPICIOUS) {
      LOG.warn(
          "{} wrong passwords for {}: no other is looked at until {}",
          counted.failures(),
          counter.user().isEmpty() ? "names that nobody has" : "the user " + counter.user(),
          counted.blockedUntil());
    }
  }

  private Outcome attemptOfAStranger(
      String user, BooleanSupplier exists, BooleanSupplier password) {
    Optional<Counter> address = source.countedAddress().map(found -> new Counter("", found));
    if (address.flatMap(attempts::find).filter(this::isBlocked).isPresent()) {
      return Outcome.BLOCKED;
    }
    Outcome outcome =
        attempt(exists.getAsBoolean() ? new Counter(user, "") : unknown(user), password);
    if (outcome == Outcome.WRONG) {
      address.ifPresent(this::countAddress);
    }
    return outcome;
  }

  /** A program signs in with every request; once a day is often enough to write it down. */
  private void keep(String user, Set<String> from, Map<String, Instant> known) {
    Instant now = clock.instant();
    for (String place : from) {
      Instant seen = known.get(place);
      if (seen == null || seen.isBefore(now.minus(FRESH))) {
        places.keep(user, place, now, PLACES_OF_A_USER);
      }
    }
  }

  private void countAddress(Counter address) {
    Optional<Counted> before = attempts.find(address);
    if (before.isPresent()) {
      attempts.replace(address, before.get(), next(before.get(), FREE_FOR_AN_ADDRESS));
    } else if (attempts.withoutUser() < MOST_ADDRESSES) {
      attempts.add(address, next(NOTHING, FREE_FOR_AN_ADDRESS));
    }
  }

  private boolean isBlocked(Counted counted) {
    Instant now = clock.instant();
    // What lasts longer than anything is from before the clock was set back.
    return now.isBefore(counted.blockedUntil())
        && now.plus(LONGEST.multipliedBy(2)).isAfter(counted.blockedUntil());
  }

  private Counted next(Counted before, int free) {
    int failures = before.failures() + 1;
    Duration wait = failures <= free ? Duration.ZERO : pause(failures - free);
    return new Counted(failures, clock.instant().plus(wait));
  }

  /** How long no other password is looked at after so many wrong ones. */
  static Duration pause(int failures) {
    int doubled = Math.min(failures - 1, 20);
    Duration pause = SHORTEST.multipliedBy(1L << doubled);
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }

  private static Counter unknown(String name) {
    return new Counter("", "name " + Math.floorMod(name.hashCode(), COUNTERS_OF_UNKNOWN_NAMES));
  }
}
