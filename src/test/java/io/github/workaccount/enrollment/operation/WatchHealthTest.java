package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.operation.ProductMetrics.Watch;
import io.github.workaccount.enrollment.application.operation.ProductMetrics.WatchKind;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** What health tells of the watches. */
class WatchHealthTest {

  private final Map<WatchKind, Watch> watches = new EnumMap<>(WatchKind.class);
  private final Map<Lane, Watch> lanes = new EnumMap<>(Lane.class);

  WatchHealthTest() {
    for (WatchKind kind : WatchKind.values()) {
      watches.put(kind, late(0));
    }
    for (Lane lane : Lane.values()) {
      lanes.put(lane, late(0));
    }
  }

  @ParameterizedTest
  @CsvSource({"ASKED, 10", "REPEATED, 60", "SLOW, 600"})
  void isDegradedWhenALaneOfTheDnsWatchIsLaterThanItsBound(Lane lane, int seconds) {
    lanes.put(lane, late(seconds));
    assertThat(health().getStatus()).isEqualTo(Status.UP);

    lanes.put(lane, late(seconds + 1));
    assertThat(health().getStatus()).isEqualTo(HealthIndicators.DEGRADED);
    assertThat(health().getDetails().get("advice").toString())
        .contains("enrollment.dns.parallelism");
  }

  @ParameterizedTest
  @EnumSource(names = {"VERIFICATION", "WORK_ACCOUNT"})
  void isDegradedWhenAnotherWatchIsTwoMinutesLate(WatchKind kind) {
    watches.put(kind, late(120));
    assertThat(health().getStatus()).isEqualTo(Status.UP);

    watches.put(kind, late(121));
    assertThat(health().getStatus()).isEqualTo(HealthIndicators.DEGRADED);
  }

  /** They keep nobody else waiting, so that it takes longer until somebody has to look. */
  @Test
  void isDegradedWhenThoseOfOneRequesterAreTenMinutesLate() {
    watches.put(WatchKind.DNS_RECORD, late(600));
    assertThat(health().getStatus()).isEqualTo(Status.UP);

    watches.put(WatchKind.DNS_RECORD, late(601));
    assertThat(health().getStatus()).isEqualTo(HealthIndicators.DEGRADED);
    assertThat(health().getDetails().get("advice").toString()).contains("somebody who has many");
  }

  @Test
  void tellsTheLagOfEachLane() {
    watches.put(WatchKind.DNS_RECORD, late(42));
    lanes.put(Lane.SLOW, late(42));

    assertThat(health().getDetails().get("dns-record"))
        .isEqualTo(
            Map.of(
                "open", 7L,
                "lagSeconds", 42L,
                "asked", Map.of("open", 7L, "lagSeconds", 0L),
                "repeated", Map.of("open", 7L, "lagSeconds", 0L),
                "slow", Map.of("open", 7L, "lagSeconds", 42L)));
  }

  private Health health() {
    return new WatchHealth(watches, lanes).health();
  }

  private static Watch late(int seconds) {
    return new Watch(7, Duration.ofSeconds(seconds));
  }
}
