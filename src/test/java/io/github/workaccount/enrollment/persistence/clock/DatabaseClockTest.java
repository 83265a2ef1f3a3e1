package io.github.workaccount.enrollment.persistence.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.enrollment.Timekeeping.Hold;
import io.github.workaccount.enrollment.persistence.clock.DatabaseTime.Sample;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The time of a node, made of the database's clock and of the time that goes by. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseClockTest {

  private static final Instant START = Instant.parse("2026-11-27T12:00:00Z");
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final Duration LOCK = Duration.ofSeconds(60);
  private static final Duration UNMEASURED = Duration.ofSeconds(30);
  private static final Duration SETTLE = LOCK.plus(UNMEASURED);
  private static final Duration DAY = Duration.ofDays(1);

  private final World world = new World();
  private final DatabaseClock clock =
      new DatabaseClock(
          world::ask,
          null,
          () -> world.nanos,
          () -> world.database().plus(world.ahead).toEpochMilli(),
          WITHIN,
          LOCK);

  /** A database, a machine, and the line between them. */
  private static final class World {

    private long nanos = 7_000_000_000L;
    private Duration set = Duration.ZERO;
    private Duration ahead = Duration.ZERO;
    private Duration there = Duration.ofMillis(1);
    private Duration back = Duration.ofMillis(1);
    private boolean away;

    Instant database() {
      return START.plusNanos(nanos).plus(set);
    }

    Sample ask() {
      if (away) {
        throw new IllegalStateException("The database is away");
      }
      long sent = nanos;
      nanos += there.toNanos();
      Instant time = database();
      nanos += back.toNanos();
      return new Sample(time, sent, nanos);
    }
  }

  private void pass(Duration time) {
    world.nanos += time.toNanos();
  }

  private void passAndMeasure(Duration time) {
    for (Duration left = time; left.toNanos() > 0; left = left.minus(TICK)) {
      pass(TICK);
      clock.measure();
    }
  }

  private Duration wrong() {
    return Duration.between(world.database(), clock.instant()).abs();
  }

  @Test
  void showsTheDatabasesTimeWhateverTheMachinesClockIs() {
    world.ahead = Duration.ofMinutes(3);
    passAndMeasure(Duration.ofMinutes(1));
    pass(Duration.ofSeconds(4));

    assertThat(wrong()).isLessThan(Duration.ofMillis(2));
    assertThat(clock.reading().offset())
        .isBetween(Duration.ofMillis(179_998), Duration.ofMillis(180_002));
  }

  @Test
  void goesOnEvenlyWhenTheMachinesClockIsSet() {
    passAndMeasure(TICK);
    Instant before = clock.instant();

    world.ahead = DAY.negated();

    assertThat(clock.instant()).isEqualTo(before);
    assertThat(clock.reading().steps()).isZero();
  }

  @Test
  void isWrongByHalfOfARoundTripAtMostAndKeepsTheBestLook() {
    passAndMeasure(TICK);
    world.back = Duration.ofSeconds(4);
    clock.measure();
    assertThat(wrong()).as("a slow answer tells less").isLessThan(Duration.ofMillis(10));
    assertThat(clock.reading().error()).isLessThan(Duration.ofMillis(10));

    DatabaseClock far =
        new DatabaseClock(
            world::ask, null, () -> world.nanos, () -> world.nanos / 1_000_000, WITHIN, LOCK);
    assertThat(Duration.between(world.database(), far.instant()).abs())
        .isLessThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(far.reading().error()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  @Test
  void followsADatabaseThatGoesALittleFasterAndNeverGoesBack() {
    Instant latest = clock.instant();
    for (int tick = 0; tick < 100; tick++) {
      pass(TICK);
      world.set = world.set.plusMillis(tick % 2 == 0 ? 300 : -100);
      clock.measure();
      assertThat(clock.instant()).isAfterOrEqualTo(latest);
      latest = clock.instant();
    }

    assertThat(wrong()).isLessThan(Duration.ofMillis(250));
    assertThat(clock.reading().steps()).isZero();
    assertThat(clock.mayWork()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT24H", "-PT24H", "PT3M", "-PT3M", "PT3S"})
  void beginsNothingUntilWhatWasUnderWayWhenTheDatabasesClockWasSetHasEnded(
      Duration by, CapturedOutput log) {
    passAndMeasure(TICK);

    world.set = by;
    assertThat(clock.mayWork()).as("where the machine's clock is the database's").isFalse();
    passAndMeasure(TICK);

    assertThat(wrong()).isLessThan(Duration.ofMillis(2));
    assertThat(clock.reading().hold()).isEqualTo(Hold.STEPPED);
    assertThat(clock.evenSince()).isBetween(clock.instant().minusMillis(2), clock.instant());
    assertThat(clock.reading().step()).isBetween(by.minusMillis(5), by.plusMillis(5));
    assertThat(log).contains("The database's clock was set by " + (by.isNegative() ? "-" : "+"));
    passAndMeasure(SETTLE.minus(TICK));
    assertThat(clock.mayWork()).isFalse();
    passAndMeasure(TICK);
    assertThat(clock.mayWork()).isTrue();
    assertThat(clock.reading().steps()).isOne();
    assertThat(log).contains("goes on with its jobs");
  }

  @Test
  void timeIsEvenSinceTheStart() {
    passAndMeasure(Duration.ofMinutes(10));

    assertThat(clock.evenSince())
        .isBetween(START.plusSeconds(7), START.plusSeconds(7).plusMillis(10));
  }

  @Test
  void beginsNothingAtOnceWhenTheMachinesClockIsSetUntilThatIsMeasured() {
    passAndMeasure(TICK);
    world.ahead = Duration.ofSeconds(20);

    assertThat(clock.reading().hold()).isEqualTo(Hold.UNMEASURED);
    passAndMeasure(TICK);
    assertThat(clock.mayWork()).as("20 s are within 30 s").isTrue();
  }

  @Test
  void doesNoJobsWhileTheMachinesClockIsFarOff(CapturedOutput log) {
    world.ahead = Duration.ofMinutes(3);
    passAndMeasure(TICK);
    assertThat(clock.reading().hold()).isEqualTo(Hold.OFF);
    assertThat(log).contains("differs from the database's by +180.0 s");

    world.ahead = Duration.ofSeconds(-29);
    passAndMeasure(TICK);
    assertThat(clock.mayWork()).isTrue();
    world.ahead = Duration.ofSeconds(-31);
    passAndMeasure(TICK);
    assertThat(clock.mayWork()).isFalse();
  }

  @Test
  void aMachineThatSleptBeginsNothingUntilItHasAskedAndWhatWasUnderWayHasEnded(CapturedOutput log) {
    passAndMeasure(TICK);

    // Asleep, a machine counts no time going by.
    world.set = Duration.ofHours(8);

    assertThat(clock.reading().hold()).isEqualTo(Hold.UNMEASURED);
    clock.measure();
    assertThat(clock.reading().hold()).isEqualTo(Hold.STEPPED);
    assertThat(log).contains("The database's clock was set by +28800.0 s, or this machine slept.");
  }

  @Test
  void neitherADatabasesClockThatWasSetAloneNorOneSetBackComesOfSleep(CapturedOutput log) {
    world.set = Duration.ofHours(8);
    world.ahead = Duration.ofHours(-8);
    clock.measure();
    world.set = Duration.ZERO;
    clock.measure();

    assertThat(log).contains("set by +28800.0 s.", "set by -28800.0 s.").doesNotContain("slept");
  }

  @Test
  void waitsForWhatANodeThatHadNotNoticedLockedByTheOldTime() {
    DatabaseClock late =
        new DatabaseClock(
            world::ask,
            null,
            () -> world.nanos,
            () -> START.plusNanos(world.nanos).toEpochMilli(),
            WITHIN,
            LOCK);
    world.set = Duration.ofMinutes(2);
    clock.measure();

    while (late.mayWork()) {
      passAndMeasure(TICK);
    }
    passAndMeasure(LOCK.minus(TICK));

    assertThat(clock.reading().hold()).isEqualTo(Hold.STEPPED);
  }

  @Test
  void goesOnEvenlyWhileTheDatabaseIsAwayAndBeginsNothingWhenThatTakesLong() {
    passAndMeasure(TICK);
    world.away = true;
    pass(Duration.ofSeconds(29));
    assertThatThrownBy(clock::measure).hasMessage("The database is away");
    assertThat(clock.mayWork()).isTrue();

    pass(Duration.ofHours(1));
    assertThat(clock.reading().hold()).isEqualTo(Hold.UNMEASURED);
    assertThat(wrong()).isLessThan(Duration.ofMillis(2));

    world.away = false;
    clock.measure();
    assertThat(clock.mayWork()).isTrue();
    assertThat(clock.reading().steps()).isZero();
  }

  @Test
  void noticesAtTheStartThatTheClockWasSetBackWhileNothingRan() {
    Instant marked = world.database().plus(DAY);
    DatabaseClock after =
        new DatabaseClock(
            world::ask,
            marked,
            () -> world.nanos,
            () -> world.database().toEpochMilli(),
            WITHIN,
            LOCK);

    assertThat(after.reading().hold()).isEqualTo(Hold.STEPPED);
    assertThat(after.reading().step()).isBetween(DAY.negated(), DAY.negated().plusSeconds(1));
    assertThat(after.instant()).isBefore(marked);
  }
}
