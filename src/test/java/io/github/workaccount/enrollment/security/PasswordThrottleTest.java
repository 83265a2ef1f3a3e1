package io.github.workaccount.enrollment.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.SignInAttempts;
import io.github.workaccount.enrollment.application.SignInPlaces;
import io.github.workaccount.enrollment.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
import java.util.stream.Stream;
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

    assertThat(throttle.check("lee", () -> true, () -> RIGHT)).isTrue();
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
  void ofManyAttemptsAtOnceOneIsLookedAt() {
    kim(WRONG);
    pass(Duration.ofSeconds(3));
    boolean[] second = new boolean[1];

    throttle.check(
        "kim",
        () -> true,
        () -> {
          second[0] = kim(RIGHT);
          return WRONG;
        });

    assertThat(second[0]).isFalse();
  }

  @Test
  void ofManyFirstAttemptsAtOnceFewAreLookedAt() {
    AtomicInteger looked = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      Stream.generate(
              () ->
                  CompletableFuture.runAsync(
                      () -> throttle.check("kim", () -> true, () -> looked.incrementAndGet() < 0),
                      threads))
          .limit(200)
          .toList()
          .forEach(CompletableFuture::join);
    } finally {
      threads.shutdown();
    }

    assertThat(looked).hasValueLessThanOrEqualTo(PasswordThrottle.AT_ONCE);
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
    throttle.check("nobody", () -> false, () -> WRONG);
    int counted = counters.rows.size();
    boolean[] looked = new boolean[1];

    throttle.check(
        "nobody",
        () -> false,
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
      throttle.check("nobody-" + i, () -> false, () -> WRONG);
    }

    assertThat(counters.rows).hasSizeLessThanOrEqualTo(256);
  }

  @Test
  void anAddressThatTriesManyUsersIsSlowedDown() {
    countedAt("a stranger's network");
    for (int i = 0; i <= PasswordThrottle.FREE_FOR_AN_ADDRESS; i++) {
      throttle.check("user-" + i, () -> true, () -> WRONG);
    }

    assertThat(kim(RIGHT)).isFalse();
    countedAt("another network");
    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void anAddressIsNotSlowedDownWherePeopleHaveSignedInFromItThemselves() {
    countedAt("the office");
    from("the office");
    kim(RIGHT);
    for (int i = 0; i <= PasswordThrottle.FREE_FOR_AN_ADDRESS; i++) {
      throttle.check("user-" + i, () -> true, () -> WRONG);
    }

    assertThat(kim(RIGHT)).isTrue();
  }

  @Test
  void addressesAreNotCountedWhereTheyAreNotToldApart() {
    for (int i = 0; i < 100; i++) {
      throttle.check("user-" + i, () -> true, () -> WRONG);
    }

    assertThat(kim(RIGHT)).isTrue();
  }

  private boolean kim(boolean password) {
    return throttle.check("kim", () -> true, () -> password);
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

    @Override
    public Optional<Counted> find(Counter counter) {
      return Optional.ofNullable(rows.get(counter));
    }

    @Override
    public void add(Counter counter, Counted first) {
      rows.putIfAbsent(counter, first);
    }

    @Override
    public boolean replace(Counter counter, Counted seen, Counted next) {
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
    public int removeSeenBefore(Instant time, int limit) {
      throw new UnsupportedOperationException("Nothing is cleaned up here");
    }
  }
}
