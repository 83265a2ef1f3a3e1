package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.directory.Connection;
import io.github.workaccount.enrollment.application.directory.Connection.Check;
import io.github.workaccount.enrollment.testing.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

class MicrosoftChecksTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private final Connection connection = mock(Connection.class);
  private final MicrosoftChecks checks = new MicrosoftChecks(connection, CLOCK);
  private final HealthIndicator health = checks.part("login", "credential");

  @AfterEach
  void stop() {
    checks.destroy();
  }

  @Test
  void whoAsksDoesNotWaitForMicrosoft() {
    CountDownLatch answer = new CountDownLatch(1);
    when(connection.checks())
        .then(
            call -> {
              answer.await();
              return List.of(Check.ok("login", "It answers."));
            });

    assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
    assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
    answer.countDown();

    await().until(() -> health.health().getStatus(), Status.UP::equals);
    verify(connection, times(1)).checks();
  }

  @Test
  void looksAgainThoughTheClockWasSetBack() {
    MovableClock clock = new MovableClock();
    clock.forward(Duration.ofDays(1));
    MicrosoftChecks moved = new MicrosoftChecks(connection, clock);
    when(connection.checks()).thenReturn(List.of(Check.ok("login", "It answers.")));
    await().until(() -> moved.part("login").health().getStatus(), Status.UP::equals);

    clock.reset();

    when(connection.checks())
        .thenReturn(List.of(Check.failed("login", "No way out.", "Open one.")));
    await()
        .until(() -> moved.part("login").health().getStatus(), HealthIndicators.DEGRADED::equals);
    moved.destroy();
  }

  @Test
  void whatFailsDegradesAndSaysWhatToDo() {
    when(connection.checks())
        .thenReturn(List.of(Check.failed("login", "No way out.", "Open one.")));

    await().until(() -> health.health().getStatus(), HealthIndicators.DEGRADED::equals);

    assertThat(health.health().getDetails())
        .containsEntry("login", "failed: No way out. Open one.");
  }

  @Test
  void aWarningIsShownAndKeepsItUp() {
    when(connection.checks())
        .thenReturn(List.of(Check.warning("credential.reader", "It ends soon.", "Renew it.")));

    await().until(() -> health.health().getStatus(), Status.UP::equals);

    assertThat(health.health().getDetails())
        .containsEntry("credential.reader", "warning: It ends soon. Renew it.");
  }

  @Test
  void aPartTellsOfItsOwnChecksOnly() {
    when(connection.checks())
        .thenReturn(
            List.of(
                Check.ok("login", "It answers."),
                Check.failed("token.reader", "No token.", "Mend it.")));

    await().until(() -> health.health().getStatus(), Status.UP::equals);

    assertThat(health.health().getDetails()).containsOnlyKeys("login", "at");
    assertThat(checks.part("token").health().getStatus()).isEqualTo(HealthIndicators.DEGRADED);
    assertThat(checks.part("permission").health().getStatus()).isEqualTo(Status.UNKNOWN);
  }
}
