package io.github.workaccount.enrollment.dns.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.dns.client.DnsProperties.Phase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DnsPropertiesTest {

  @Test
  void hasDefaultsForEverything() {
    DnsProperties properties = bind(Map.of());

    assertThat(properties.resolvers()).isEmpty();
    assertThat(properties.authoritative()).isTrue();
    assertThat(properties.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(properties.schedule())
        .containsExactly(
            new Phase(Duration.ofMinutes(10), Duration.ofSeconds(10)),
            new Phase(Duration.ofHours(1), Duration.ofMinutes(1)),
            new Phase(Duration.ofDays(1), Duration.ofMinutes(5)),
            new Phase(null, Duration.ofHours(1)));
  }

  @Test
  void takesResolversAndPhasesAsConfigured() {
    DnsProperties properties =
        bind(
            Map.of(
                "enrollment.dns.resolvers", "127.0.0.1:5353,[::1]:5353",
                "enrollment.dns.check-interval", "2s",
                "enrollment.dns.phases[0].for", "PT1H",
                "enrollment.dns.phases[0].every", "PT30S",
                "enrollment.dns.phases[1].every", "PT2H"));

    assertThat(properties.resolvers()).containsExactly("127.0.0.1:5353", "[::1]:5353");
    assertThat(properties.schedule())
        .containsExactly(
            new Phase(Duration.ofMinutes(10), Duration.ofSeconds(2)),
            new Phase(Duration.ofHours(1), Duration.ofSeconds(30)),
            new Phase(null, Duration.ofHours(2)));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> bind(Map.of("enrollment.dns.timeout", "PT0S")))
        .hasRootCauseMessage("enrollment.dns.timeout must be positive.");
    assertThatThrownBy(() -> bind(Map.of("enrollment.dns.parallelism", "0")))
        .rootCause()
        .hasMessageContaining("enrollment.dns.parallelism");
  }

  private static DnsProperties bind(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("enrollment.dns", DnsProperties.class);
  }
}
