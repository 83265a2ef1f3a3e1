package io.github.workaccount.enrollment.security.password;

import io.github.workaccount.enrollment.application.signin.SignInAttempts;
import io.github.workaccount.enrollment.application.signin.SignInAttempts.Counted;
import io.github.workaccount.enrollment.application.signin.SignInAttempts.Counter;
import io.github.workaccount.enrollment.application.signin.SignInPlaces;
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
import java.util.function.Function;
import java.util.function.Supplier;
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
public class PasswordThrottle {

  private static final Logger LOG = LoggerFactory.getLogger(PasswordThrottle.class);

  /** After the first wrong password. */
  static final Duration SHORTEST = Duration.ofSeconds(3);

  /** After many. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  /** Wrong passwords from one address, for whomever, before it is slowed down, too. */
  static final int FREE_FOR_AN_ADDRESS = 20;

  /** Counters that are about no user. */
  static final int MOST_ADDRESSES = 10_000;

  /** Attempts of one counter that a node makes at the same moment. */
  static final int AT_ONCE = 4;

  /** More wrong passwords in a row than somebody types by mistake. */
  private static final int SUSPICIOUS = 5;

  /** Longer than many sign-ins of a program at the same moment take. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private static final int TURNS = 256;
  private static final int TRIES = 10;
  private static final Counted NOTHING = new Counted(0, Instant.EPOCH);
  private static final Duration FRESH = Duration.ofDays(1);
  private static final int PLACES_OF_A_USER = 10;
  private static final int COUNTERS_OF_UNKNOWN_NAMES = 256;

  private final SignInAttempts attempts;
  private final SignInPlaces places;
  private final SignInSource source;
  private final Clock clock;
  private final List<Semaphore> turns =
      Stream.generate(() -> new Semaphore(AT_ONCE, true)).limit(TURNS).toList();

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
   * @param exists whether there is such a user
   * @param password whether it is the right one; asked at most once
   * @return whether it was looked at and is the right one
   */
  public boolean check(String user, boolean exists, BooleanSupplier password) {
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
  public void unlock(String user) {
    attempts.removeAll(user);
  }

  /** Forgets all of a user: whoever gets the id next is somebody else. */
  public void forget(String user) {
    attempts.removeAll(user);
    places.removeAll(user);
  }

  /**
   * Many attempts at the same moment are no way round: a few of one counter are made at a time, and
   * after a wrong password one.
   */
  private Outcome attempt(Counter counter, BooleanSupplier password) {
    return inTurn(counter, 1, taken -> firstAttempt(counter, password, taken))
        .orElseGet(() -> inTurn(counter, AT_ONCE, taken -> laterAttempt(counter, password, taken)));
  }

  private <T> T inTurn(Counter counter, int share, Function<Boolean, T> task) {
    Semaphore turn = turns.get(Math.floorMod(counter.hashCode(), turns.size()));
    boolean taken = take(turn, share);
    try {
      return task.apply(taken);
    } finally {
      if (taken) {
        turn.release(share);
      }
    }
  }

  private static boolean take(Semaphore turn, int share) {
    try {
      return turn.tryAcquire(share, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Empty when something was counted before, which leaves no room for others beside it. */
  private Optional<Outcome> firstAttempt(
      Counter counter, BooleanSupplier password, boolean inTurn) {
    Optional<Counted> before = attempts.find(counter);
    if (before.isEmpty()) {
      return Optional.of(uncountedAttempt(counter, password, inTurn));
    }
    return before.filter(this::isBlocked).map(blocked -> Outcome.BLOCKED);
  }

  /** What nothing is known of yet is only looked at where few others do the same. */
  private Outcome uncountedAttempt(Counter counter, BooleanSupplier password, boolean inTurn) {
    if (!inTurn) {
      return Outcome.BLOCKED;
    }
    if (password.getAsBoolean()) {
      return Outcome.RIGHT;
    }
    Counted first = next(NOTHING, 0);
    attempts.add(counter, first);
    warn(counter, first);
    return Outcome.WRONG;
  }

  /**
   * One attempt at a time, over all nodes: it is counted before it is made, and whoever comes at
   * the same moment finds the counter changed, or gone after the right password.
   */
  private Outcome laterAttempt(Counter counter, BooleanSupplier password, boolean inTurn) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Counted> before = attempts.find(counter);
      if (before.isEmpty()) {
        return uncountedAttempt(counter, password, inTurn);
      }
      if (isBlocked(before.get())) {
        return Outcome.BLOCKED;
      }
      Counted next = next(before.get(), 0);
      if (attempts.replace(counter, before.get(), next)) {
        return countedAttempt(counter, password, next);
      }
    }
    return Outcome.BLOCKED;
  }

  private Outcome countedAttempt(Counter counter, BooleanSupplier password, Counted counted) {
    if (password.getAsBoolean()) {
      attempts.remove(counter);
      return Outcome.RIGHT;
    }
    warn(counter, counted);
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

  private Outcome attemptOfAStranger(String user, boolean exists, BooleanSupplier password) {
    Counter counter = exists ? new Counter(user, "") : unknown(user);
    Optional<String> address = source.countedAddress();
    return address.isEmpty()
        ? attempt(counter, password)
        : attemptFrom(new Counter("", address.get()), () -> attempt(counter, password));
  }

  /** Beyond the free ones it is counted before it is made, and taken back if it was not wrong. */
  private Outcome attemptFrom(Counter address, Supplier<Outcome> attempt) {
    Optional<Counted> before =
        attempts.find(address).filter(counted -> counted.failures() >= FREE_FOR_AN_ADDRESS);
    if (before.isEmpty()) {
      Outcome outcome = attempt.get();
      if (outcome == Outcome.WRONG) {
        inTurn(address, AT_ONCE, taken -> countAddress(address));
      }
      return outcome;
    }
    Counted next = next(before.get(), FREE_FOR_AN_ADDRESS);
    if (isBlocked(before.get()) || !attempts.replace(address, before.get(), next)) {
      return Outcome.BLOCKED;
    }
    Outcome outcome = attempt.get();
    if (outcome != Outcome.WRONG) {
      attempts.replace(address, next, before.get());
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

  /** Others of the same moment, here and on other nodes, are counted beside it. */
  private boolean countAddress(Counter address) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Counted> before = attempts.find(address);
      Counted next = next(before.orElse(NOTHING), FREE_FOR_AN_ADDRESS);
      if (before.isEmpty() && attempts.withoutUser() >= MOST_ADDRESSES) {
        attempts.removeOldestWithoutUser();
      }
      if (before.isEmpty()
          ? attempts.add(address, next)
          : attempts.replace(address, before.get(), next)) {
        return true;
      }
    }
    return false;
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
