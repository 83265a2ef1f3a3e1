package io.github.workaccount.enrollment.security.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.signin.SignInAttempts;
import io.github.workaccount.enrollment.application.signin.SignInAttempts.Counted;
import io.github.workaccount.enrollment.application.signin.SignInAttempts.Counter;
import io.github.workaccount.enrollment.application.signin.SignInPlaces;
import io.github.workaccount.enrollment.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PasswordThrottleTest {

  private static final boolean RIGHT = true;
  private static final boolean WRONG = false;

  private final Counters counters = new Counters();
  private final Places places = new Places();
  private final SignInSource source = mock(SignInSource.class);
  private final MovableClock clock = new MovableClock();
  private final PasswordThrottle throttle = new PasswordThrottle(counters, places, source, clock);
  private final PasswordThrottle otherNode = new PasswordThrottle(counters, places, source, clock);

  @AfterEach
  void itIsNowAgain() {
    clock.reset();
  }

  @Test
  void afterAWrongPasswordTheRightOneIsNotLookedAtForAWhile() {
    kim(WRONG);

    assertThat(kim(RIGHT)).isFalse();
  }

  @Test
  void itUnlocksByItself() {
    kim(WRONG);
    pass(Duration.ofSeconds(3));

    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void aClockThatIsSetBackLocksNobodyOut() {
    pass(Duration.ofDays(1));
    kim(WRONG);

    clock.reset();

    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void eachWrongPasswordDoublesTheTimeUpToAQuarterOfAnHour() {
    assertThat(List.of(1, 2, 3, 8, 9, 10, 100, 1_000_000).stream().map(PasswordThrottle::pause))
        .containsExactly(
            Duration.ofSeconds(3),
            Duration.ofSeconds(6),
            Duration.ofSeconds(12),
            Duration.ofSeconds(384),
            Duration.ofSeconds(768),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15));
  }

  @Test
  void afterHoweverManyWrongPasswordsAQuarterOfAnHourIsEnough() {
    for (int i = 0; i < 50; i++) {
      kim(WRONG);
      pass(Duration.ofMinutes(15));
    }

    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void tryingWhileItIsLockedMakesItNoLonger() {
    kim(WRONG);
    for (int i = 0; i < 50; i++) {
      kim(WRONG);
    }
    pass(Duration.ofSeconds(3));

    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void theRightPasswordForgetsTheWrongOnes() {
    kim(WRONG);
    pass(Duration.ofSeconds(3));
    kim(WRONG);
    pass(Duration.ofSeconds(6));
    kim(RIGHT);

    assertThat(kim(RIGHT)).as("at once").isTrue();
    kim(WRONG);
    pass(Duration.ofSeconds(3));
    assertThat(kim(RIGHT)).as("after the shortest time").isTrue();
  }

  @Test
  void anOperatorUnlocksAtOnce() {
    kim(WRONG);

    throttle.unlock("kim");

    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void othersAreNotSlowedDown() {
    kim(WRONG);

    assertThat(throttle.check("lee", true, () -> RIGHT)).isTrue();
  }

  @Test
  void strangersDoNotLockOutWhoHasSignedInFromThereBefore() {
    from("kim's browser");
    kim(RIGHT);
    from("a stranger's browser");
    for (int i = 0; i < 20; i++) {
      kim(WRONG);
      pass(Duration.ofMinutes(15));
    }
    kim(WRONG);
    assertThat(kim(RIGHT)).as("elsewhere").isFalse();

    from("kim's browser");

    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void aStrangerGetsNoFurtherChancesWhenTheUserSignsIn() {
    from("kim's browser");
    kim(RIGHT);
    from("a stranger's browser");
    kim(WRONG);
    from("kim's browser");
    kim(RIGHT);

    from("a stranger's browser");

    assertThat(kim(RIGHT)).isFalse();
  }

  @Test
  void aKnownPlaceIsSlowedDownForItself() {
    from("kim's browser");
    kim(RIGHT);
    kim(WRONG);

    assertThat(kim(RIGHT)).isFalse();
    pass(Duration.ofSeconds(3));
    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void aBrowserIsToldApartFromOthersBehindTheSameAddress() {
    from("kim's browser", "the office");
    kim(RIGHT);
    from("a stranger's browser", "the office");
    kim(WRONG);

    from("kim's browser", "the office");

    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void whileOneNodeLooksAtAPasswordAnotherDoesNot() {
    kim(WRONG);
    pass(Duration.ofSeconds(3));
    boolean[] second = new boolean[1];

    throttle.check(
        "kim",
        true,
        () -> {
          second[0] = otherNode.check("kim", true, () -> RIGHT);
          return WRONG;
        });

    assertThat(second[0]).isFalse();
  }

  @Test
  void ofManyAttemptsAtOnceOneIsLookedAt() {
    kim(WRONG);
    pass(Duration.ofSeconds(3));
    AtomicInteger looked = new AtomicInteger();

    manyAtOnce(number -> throttle.check("kim", true, () -> looked.incrementAndGet() < 0));

    assertThat(looked).hasValue(1);
  }

  @Test
  void ofManyFirstAttemptsAtOnceFewAreLookedAt() {
    AtomicInteger looked = new AtomicInteger();

    manyAtOnce(number -> throttle.check("kim", true, () -> looked.incrementAndGet() < 0));

    assertThat(looked).hasValueBetween(1, PasswordThrottle.AT_ONCE);
  }

  @Test
  void aFirstAttemptWithoutATurnIsNotLookedAt() {
    Thread.currentThread().interrupt(); // Whoever is told to stop waits for no turn.

    assertThat(kim(RIGHT)).isFalse();

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aProgramWithTheRightPasswordGoesOnWithAllItsRequestsAfterAWrongOne() {
    from("the program's server");
    kim(RIGHT);
    kim(WRONG);
    pass(Duration.ofSeconds(3));

    assertThat(manyAtOnce(number -> kim(RIGHT))).containsOnly(true);
  }

  @Test
  void theRightPasswordIsLookedAtWhenAnotherNodeHasJustSeenIt() {
    kim(WRONG);
    pass(Duration.ofSeconds(3));
    counters.beforeAReplacement(() -> otherNode.check("kim", true, () -> RIGHT));

    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void theLogWarnsWhenSomebodyGoesOnTrying(CapturedOutput output) {
    for (int i = 0; i < 4; i++) {
      kim(WRONG);
      pass(Duration.ofMinutes(15));
    }
    assertThat(output.getAll()).doesNotContain("wrong passwords");

    kim(WRONG);

    assertThat(output.getAll()).contains("5 wrong passwords for the user kim");
  }

  @Test
  void aNameThatNobodyHasIsCountedInTheSameWay() {
    throttle.check("nobody", false, () -> WRONG);
    int counted = counters.rows.size();
    boolean[] looked = new boolean[1];

    throttle.check(
        "nobody",
        false,
        () -> {
          looked[0] = true;
          return WRONG;
        });

    assertThat(counted).isEqualTo(1);
    assertThat(looked[0]).isFalse();
  }

  @Test
  void madeUpNamesFillNoTable() {
    for (int i = 0; i < 5000; i++) {
      throttle.check("nobody-" + i, false, () -> WRONG);
    }

    assertThat(counters.rows).hasSizeLessThanOrEqualTo(256);
  }

  @Test
  void anAddressThatTriesManyUsersIsSlowedDown() {
    countedAt("a stranger's network");
    wrongPasswordsOfManyUsers();

    assertThat(kim(RIGHT)).isFalse();
    countedAt("another network");
    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void ofAnAddressEachWrongPasswordOfTheSameMomentCounts() {
    countedAt("a stranger's network");

    AtomicInteger looked = new AtomicInteger();

    manyAtOnce(
        number -> throttle.check("user-" + number, true, () -> looked.incrementAndGet() < 0));

    assertThat(counters.find(new Counter("", "a stranger's network")).orElseThrow().failures())
        .isGreaterThan(PasswordThrottle.FREE_FOR_AN_ADDRESS)
        .isEqualTo(looked.get());
  }

  @Test
  void aWrongPasswordOfAnAddressCountsWhenAnotherNodeHasJustCountedOne() {
    countedAt("a stranger's network");
    throttle.check("user-1", true, () -> WRONG);
    counters.beforeAReplacement(() -> otherNode.check("user-2", true, () -> WRONG));

    throttle.check("user-3", true, () -> WRONG);

    assertThat(counters.find(new Counter("", "a stranger's network")).orElseThrow().failures())
        .isEqualTo(3);
  }

  @Test
  void ofManyAttemptsAtOnceFromAnAddressThatIsSlowedDownOneIsLookedAt() {
    countedAt("a stranger's network");
    wrongPasswordsOfManyUsers();
    pass(Duration.ofSeconds(3));
    AtomicInteger looked = new AtomicInteger();

    manyAtOnce(
        number -> throttle.check("name-" + number, true, () -> looked.incrementAndGet() < 0));

    assertThat(looked).hasValue(1);
  }

  @Test
  void aNewAddressIsCountedHoweverManyThereAre() {
    for (int i = 0; i < PasswordThrottle.MOST_ADDRESSES; i++) {
      counters.add(new Counter("", "address " + i), new Counted(1, clock.instant()));
    }
    countedAt("a stranger's network");
    wrongPasswordsOfManyUsers();

    assertThat(kim(RIGHT)).isFalse();
    assertThat(counters.withoutUser()).isEqualTo(PasswordThrottle.MOST_ADDRESSES);
  }

  @Test
  void theRightPasswordMakesNothingLongerForItsAddress() {
    countedAt("the office");
    wrongPasswordsOfManyUsers();
    pass(Duration.ofSeconds(3));

    assertThat(kim(RIGHT)).isTrue();
    assertThat(throttle.check("lee", true, () -> RIGHT)).as("at once").isTrue();
  }

  @Test
  void anAddressIsNotSlowedDownWherePeopleHaveSignedInFromItThemselves() {
    countedAt("the office");
    from("the office");
    kim(RIGHT);
    wrongPasswordsOfManyUsers();

    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void addressesAreNotCountedWhereTheyAreNotToldApart() {
    for (int i = 0; i < 100; i++) {
      throttle.check("user-" + i, true, () -> WRONG);
    }

    assertThat(kim(RIGHT)).isTrue();
  }

  /** As many as slow an address down. */
  private void wrongPasswordsOfManyUsers() {
    for (int i = 0; i <= PasswordThrottle.FREE_FOR_AN_ADDRESS; i++) {
      throttle.check("user-" + i, true, () -> WRONG);
    }
  }

  private static List<Boolean> manyAtOnce(IntPredicate attempt) {
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      return IntStream.range(0, 200)
          .mapToObj(number -> CompletableFuture.supplyAsync(() -> attempt.test(number), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      threads.shutdown();
    }
  }

  private boolean kim(boolean password) {
    return throttle.check("kim", true, () -> password);
  }

  private void pass(Duration time) {
    clock.forward(time);
  }

  private void from(String... fingerprints) {
    when(source.places()).thenReturn(new LinkedHashSet<>(List.of(fingerprints)));
  }

  private void countedAt(String address) {
    when(source.countedAddress()).thenReturn(Optional.of(address));
  }

  private static final class Counters implements SignInAttempts {
    private final Map<Counter, Counted> rows = new ConcurrentHashMap<>();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>();

    /** What happens once, between a look at a counter and its replacement. */
    void beforeAReplacement(Runnable once) {
      meanwhile.set(once);
    }

    @Override
    public Optional<Counted> find(Counter counter) {
      return Optional.ofNullable(rows.get(counter));
    }

    @Override
    public boolean add(Counter counter, Counted first) {
      return rows.putIfAbsent(counter, first) == null;
    }

    @Override
    public boolean replace(Counter counter, Counted seen, Counted next) {
      Runnable once = meanwhile.getAndSet(null);
      if (once != null) {
        once.run();
      }
      return rows.replace(counter, seen, next);
    }

    @Override
    public void remove(Counter counter) {
      rows.remove(counter);
    }

    @Override
    public void removeAll(String user) {
      rows.keySet().removeIf(counter -> counter.user().equals(user));
    }

    @Override
    public long withoutUser() {
      return rows.keySet().stream().filter(counter -> counter.user().isEmpty()).count();
    }

    @Override
    public void removeOldestWithoutUser() {
      rows.entrySet().stream()
          .filter(row -> row.getKey().user().isEmpty())
          .min(Comparator.comparing(row -> row.getValue().blockedUntil()))
          .ifPresent(oldest -> rows.remove(oldest.getKey()));
    }

    @Override
    public int removeBlockedBefore(Instant time, int limit) {
      throw new UnsupportedOperationException("Nothing is cleaned up here");
    }
  }

  private static final class Places implements SignInPlaces {
    private final Map<String, Map<String, Instant>> rows = new HashMap<>();

    @Override
    public Map<String, Instant> known(String user, Collection<String> places) {
      Map<String, Instant> known = new HashMap<>(rows.getOrDefault(user, Map.of()));
      known.keySet().retainAll(places);
      return known;
    }

    @Override
    public void keep(String user, String place, Instant at, int most) {
      rows.computeIfAbsent(user, name -> new HashMap<>()).put(place, at);
    }

    @Override
    public void removeAll(String user) {
      rows.remove(user);
    }

    @Override
    public int removeSeenBefore(Instant time, int limit) {
      throw new UnsupportedOperationException("Nothing is cleaned up here");
    }
  }
}
