package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.application.directory.Connection;
import io.github.workaccount.enrollment.application.enrollment.ClockProperties;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.operation.Outage;
import io.github.workaccount.enrollment.application.operation.ProductMetrics;
import io.github.workaccount.enrollment.process.EngineMetrics;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the health is made of. No part waits for the database: that is answered also while it hangs.
 *
 * <p>A node that cannot work is {@code DOWN}. What all nodes share and no restart heals, a watch
 * that is late or a Microsoft that cannot be reached, or what leaves people their tasks, a clock
 * that is wrong, makes it {@code DEGRADED} only, which is still answered with 200: taking the nodes
 * out of service would take people's tasks from them, too.
 */
@Configuration(proxyBeanMethods = false)
class HealthIndicators {

  /** It works, but not as it should. */
  static final Status DEGRADED = new Status("DEGRADED");

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);
  private static final Duration HOLDS = Duration.ofSeconds(10);

  /** Whether the database takes writes, as of the last one; it takes the place of Spring Boot's. */
  @Bean
  HealthIndicator dbHealthIndicator(Outage outage) {
    return () ->
        outage
            .trouble()
            .map(trouble -> Health.down().withDetail("error", "The database " + trouble.reason()))
            .orElseGet(Health::up)
            .build();
  }

  /** Whether this node executes the engine's jobs. */
  @Bean
  HealthIndicator engineHealthIndicator(EngineMetrics engine) {
    return () ->
        engine.executorWorks()
            ? Health.up().build()
            : Health.down().withDetail("jobs", "This node's job executor has stopped").build();
  }

  /** Whether this node's time can be relied on, and its jobs are done. */
  @Bean
  HealthIndicator clockHealthIndicator(Timekeeping timekeeping, ClockProperties settings) {
    return new ClockHealth(timekeeping, settings);
  }

  /** Whether each watch looks about when it is due. */
  @Bean
  HealthIndicator watchHealthIndicator(ProductMetrics metrics, Outage outage, Clock clock) {
    Cached<WatchHealth> watches =
        new Cached<>(
            "watches' lag",
            () -> new WatchHealth(metrics.watches(clock.instant()), metrics.lanes(clock.instant())),
            HOLDS,
            outage);
    return new InTime(
        "watch-health",
        () -> watches.get().map(WatchHealth::health).orElseGet(() -> Health.unknown().build()),
        LONGEST_LOOK);
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
