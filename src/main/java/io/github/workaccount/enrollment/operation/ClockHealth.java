package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.application.enrollment.ClockProperties;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping.Hold;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping.Reading;
import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** What the clocks show, whether the node works by them, and what to do when not. */
final class ClockHealth implements HealthIndicator {

  /** Long enough to be noticed: somebody should see whether the clock is right now. */
  private static final Duration STEP_IS_TOLD = Duration.ofHours(1);

  private final Timekeeping timekeeping;
  private final ClockProperties settings;

  ClockHealth(Timekeeping timekeeping, ClockProperties settings) {
    this.timekeeping = timekeeping;
    this.settings = settings;
  }

  @Override
  public Health health() {
    Reading seen = timekeeping.reading();
    boolean differs = seen.offset().abs().minus(seen.error()).compareTo(settings.tellFrom()) > 0;
    boolean stepped = seen.step() != null && seen.steppedAgo().compareTo(STEP_IS_TOLD) < 0;
    boolean well = seen.hold() == Hold.NONE && !differs && !stepped;
    Health.Builder health = well ? Health.up() : Health.status(HealthIndicators.DEGRADED);
    health
        .withDetail("offsetSeconds", seconds(seen.offset()))
        .withDetail("errorSeconds", seconds(seen.error()))
        .withDetail("measuredSecondsAgo", seen.age().toSeconds())
        .withDetail("jobs", jobs(seen));
    if (seen.step() != null) {
      health
          .withDetail("databaseClockSetBySeconds", seconds(seen.step()))
          .withDetail("databaseClockSetSecondsAgo", seen.steppedAgo().toSeconds());
    }
    if (!well) {
      health.withDetail("advice", advice(seen, differs));
    }
    return health.build();
  }

  private String jobs(Reading seen) {
    return switch (seen.hold()) {
      case NONE -> "This node does jobs";
      case UNMEASURED ->
          "This node begins no job until the database has told the time: it was not asked for long,"
              + " or this machine's clock was set since";
      case STEPPED ->
          "This node begins no job until what was under way when the database's clock was set, or"
              + " this machine slept, has ended";
      case OFF ->
          "This node begins no job until this machine's clock is within %d s of the database's"
              .formatted(settings.workWithin().toSeconds());
    };
  }

  private static String advice(Reading seen, boolean differs) {
    if (differs || seen.hold() == Hold.OFF) {
      return "Have the clock of this machine, or that of the database, synchronized (NTP). The node"
          + " goes on by itself.";
    }
    return seen.hold() == Hold.UNMEASURED
        ? "See whether the database answers."
        : "See whether the database's clock is right now (with H2 it is this machine's), and what"
            + " set it%s. Dates that were set before stay as they are."
                .formatted(seen.step().isNegative() ? "" : ", or whether this machine slept");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
