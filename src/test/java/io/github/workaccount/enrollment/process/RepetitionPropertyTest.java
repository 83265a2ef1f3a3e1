package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;

/** The repetitions that the models' timers get, as the engine's own calendar reads them. */
class RepetitionPropertyTest {

  private static final Instant NOW = Instant.parse("2026-11-27T10:15:30.123456Z");

  private final CycleBusinessCalendar calendar = new CycleBusinessCalendar();

  @Property
  void beginAtTheWantedTimeOrRightAway(
      @ForAll("intervals") Duration every, @ForAll("distances") Duration distance) {
    Instant wanted = NOW.plus(distance);
    Instant soonest = NOW.plus(Deadlines.MOMENT);

    Instant first = due(Deadlines.repeated(wanted, every, NOW), NOW);

    assertThat(first).isEqualTo(millis(wanted.isBefore(soonest) ? soonest : wanted)).isAfter(NOW);
  }

  @Property(tries = 100)
  void goOnAfterAnyTimeThatTheTaskHasWaited(
      @ForAll("intervals") Duration every, @ForAll("waits") Duration waited) {
    String repetition = Deadlines.repeated(NOW, every, NOW);
    Instant first = due(repetition, NOW);
    Instant later = first.plus(waited);

    assertThat(due(repetition, later))
        .isAfter(later)
        .isBeforeOrEqualTo(later.plus(every).plusMillis(1));
  }

  @Provide
  Arbitrary<Duration> intervals() {
    return Arbitraries.longs()
        .between(TaskTimes.SHORTEST.toMillis(), TaskTimes.LONGEST.toMillis())
        .map(Duration::ofMillis);
  }

  @Provide
  Arbitrary<Duration> distances() {
    return Arbitraries.longs()
        .between(-TaskTimes.LONGEST.toMillis(), TaskTimes.LONGEST.toMillis())
        .map(Duration::ofMillis);
  }

  @Provide
  Arbitrary<Duration> waits() {
    return Arbitraries.longs().between(0, Duration.ofDays(90).toMillis()).map(Duration::ofMillis);
  }

  private Instant due(String repetition, Instant now) {
    return calendar.resolveDuedate(repetition, Date.from(now)).toInstant();
  }

  private static Instant millis(Instant exact) {
    return Instant.ofEpochMilli(exact.toEpochMilli());
  }
}
