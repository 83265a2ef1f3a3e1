package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.application.Connection;
import io.github.workaccount.enrollment.application.Figures;
import io.github.workaccount.enrollment.application.Figures.Watch;
import io.github.workaccount.enrollment.process.EngineFigures;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the health is made of besides the database, which Spring Boot looks at.
 *
 * <p>A node that cannot work is {@code DOWN}. What all nodes share and no restart heals, a watch
 * that is late or a Microsoft that cannot be reached, makes it {@code DEGRADED} only, which is
 * still answered with 200: taking the nodes out of service would take people's tasks from them,
 * too.
 */
@Configuration(proxyBeanMethods = false)
class HealthIndicators {

  /** It works, but not as it should. */
  static final Status DEGRADED = new Status("DEGRADED");

  private static final Duration MUCH_TOO_LATE = Duration.ofMinutes(2);
  private static final Duration HOLDS = Duration.ofSeconds(10);

  /** Whether this node executes the engine's jobs. */
  @Bean
  HealthIndicator engineHealthIndicator(EngineFigures engine) {
    return () ->
        engine.executorWorks()
            ? Health.up().build()
            : Health.down().withDetail("jobs", "This node's job executor has stopped").build();
  }

  /** Whether records are looked for about when they are due. */
  @Bean
  HealthIndicator watchHealthIndicator(Figures figures, Clock clock) {
    Cached<Watch> watch =
        new Cached<>("watch's lag", () -> figures.watch(clock.instant()), HOLDS, clock);
    return () ->
        watch
            .get()
            .map(
                seen ->
                    Health.status(seen.lag().compareTo(MUCH_TOO_LATE) > 0 ? DEGRADED : Status.UP)
                        .withDetail("open", seen.open())
                        .withDetail("lagSeconds", seen.lag().toSeconds())
                        .build())
            .orElseGet(() -> Health.unknown().build());
  }

  /** What {@code --check} checks; its parts are the health group {@code microsoft}. */
  @Bean
  MicrosoftChecks microsoftChecks(Connection connection, Clock clock) {
    return new MicrosoftChecks(connection, clock);
  }

  @Bean
  HealthIndicator microsoftConfigurationHealthIndicator(MicrosoftChecks checks) {
    return checks.part("configuration");
  }

  @Bean
  HealthIndicator microsoftCredentialHealthIndicator(MicrosoftChecks checks) {
    return checks.part("credential");
  }

  @Bean
  HealthIndicator microsoftReachabilityHealthIndicator(MicrosoftChecks checks) {
    return checks.part("login", "graph");
  }

  @Bean
  HealthIndicator microsoftClockHealthIndicator(MicrosoftChecks checks) {
    return checks.part("clock");
  }

  @Bean
  HealthIndicator microsoftTokenHealthIndicator(MicrosoftChecks checks) {
    return checks.part("token");
  }

  @Bean
  HealthIndicator microsoftPermissionsHealthIndicator(MicrosoftChecks checks) {
    return checks.part("permission");
  }
}
