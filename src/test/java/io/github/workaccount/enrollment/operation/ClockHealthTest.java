package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.enrollment.ClockProperties;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping.Hold;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping.Reading;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** What health tells of the clocks. */
class ClockHealthTest {

  private static final Duration LITTLE = Duration.ofMillis(2);

  private final Timekeeping timekeeping = mock(Timekeeping.class);
  private final ClockHealth health =
      new ClockHealth(
          timekeeping, new ClockProperties(Duration.ofSeconds(5), Duration.ofSeconds(30)));

  private Health of(Duration offset, Duration step, Duration steppedAgo, Hold hold) {
    when(timekeeping.reading())
        .thenReturn(
            new Reading(
                offset,
                LITTLE,
                Duration.ofSeconds(3),
                step == null ? 0 : 1,
                step,
                steppedAgo,
                hold));
    return health.health();
  }

  @Test
  void isWellWhileTheClocksAgree() {
    Health well = of(Duration.ofMillis(-4_900), null, null, Hold.NONE);

    assertThat(well.getStatus()).isEqualTo(Status.UP);
    assertThat(well.getDetails())
        .containsEntry("offsetSeconds", -4.9)
        .containsEntry("errorSeconds", 0.002)
        .containsEntry("measuredSecondsAgo", 3L)
        .containsEntry("jobs", "This node does jobs")
        .doesNotContainKey("advice");
  }

  @Test
  void tellsOfAClockThatDiffersByMoreThanAFewSeconds() {
    Health differs = of(Duration.ofSeconds(6), null, null, Hold.NONE);

    assertThat(differs.getStatus()).isEqualTo(HealthIndicators.DEGRADED);
    assertThat(differs.getDetails()).containsEntry("jobs", "This node does jobs");
    assertThat(differs.getDetails().get("advice").toString()).contains("synchronized (NTP)");
  }

  @Test
  void tellsWhyItDoesNoJobs() {
    Health off = of(Duration.ofMinutes(3), null, null, Hold.OFF);

    assertThat(off.getStatus()).isEqualTo(HealthIndicators.DEGRADED);
    assertThat(off.getDetails())
        .containsEntry("offsetSeconds", 180.0)
        .containsEntry(
            "jobs",
            "This node begins no job until this machine's clock is within 30 s of the database's");
    assertThat(of(LITTLE, null, null, Hold.UNMEASURED).getDetails().get("advice").toString())
        .contains("whether the database answers");
  }

  @Test
  void tellsOfAStepForAnHour() {
    Duration back = Duration.ofDays(-1);
    Health stepped = of(LITTLE, back, Duration.ofSeconds(10), Hold.STEPPED);
    assertThat(stepped.getStatus()).isEqualTo(HealthIndicators.DEGRADED);
    assertThat(stepped.getDetails()).containsEntry("databaseClockSetBySeconds", -86_400.0);
    assertThat(stepped.getDetails().get("advice").toString()).contains("what set it.");
    assertThat(
            of(LITTLE, back.negated(), Duration.ofSeconds(10), Hold.STEPPED)
                .getDetails()
                .get("advice")
                .toString())
        .contains("what set it, or whether this machine slept.");

    assertThat(of(LITTLE, back, Duration.ofMinutes(59), Hold.NONE).getStatus())
        .isEqualTo(HealthIndicators.DEGRADED);
    assertThat(of(LITTLE, back, Duration.ofMinutes(61), Hold.NONE).getStatus())
        .isEqualTo(Status.UP);
  }
}
