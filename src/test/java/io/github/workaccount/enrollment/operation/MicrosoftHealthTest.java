package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.Directory;
import io.github.workaccount.enrollment.application.DirectoryFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class MicrosoftHealthTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  private final Directory directory = mock(Directory.class);
  private final MicrosoftHealth health = new MicrosoftHealth(directory, "own", CLOCK);

  @AfterEach
  void stop() {
    health.destroy();
  }

  @Test
  void whoAsksDoesNotWaitForMicrosoft() {
    CountDownLatch answer = new CountDownLatch(1);
    when(directory.tenantExists(any(), any()))
        .then(
            call -> {
              answer.await();
              return true;
            });

    assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
    assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
    answer.countDown();

    await().until(() -> health.health().getStatus(), Status.UP::equals);
    verify(directory, times(1)).tenantExists(null, "own");
  }

  @Test
  void aMicrosoftThatCannotBeReachedDegradesAndSaysWhy() {
    when(directory.tenantExists(any(), any()))
        .thenThrow(new DirectoryFailure.Unavailable("No way out.", null, null));

    await().until(() -> health.health().getStatus(), HealthIndicators.DEGRADED::equals);

    assertThat(health.health().getDetails()).containsEntry("login", "No way out.");
  }
}
