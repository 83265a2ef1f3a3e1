package io.github.workaccount.enrollment.application.proof;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.proof.DomainProofs.DomainProof;
import io.github.workaccount.enrollment.testing.StoppedClock;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When Microsoft is asked whether it sees a record that is published. */
class AwaitVerificationTest {

  private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");

  private final Stores stores = new Stores(new StoppedClock(NOW));
  private final AwaitVerification waiting =
      new AwaitVerification(
          stores.proofs(),
          new StoppedClock(NOW),
          new VerificationProperties(Duration.ofSeconds(10), Duration.ofHours(1)));

  private DomainProof proof() {
    return stores.proofs().find(ID).orElseThrow();
  }

  @Test
  void asksFirstAfterTheFirstPauseUntilNothingWaitsAnyMore() {
    stores.proofs().begin(ID, "instance", NOW, NOW.plus(Duration.ofDays(30)));

    waiting.begin(ID);
    assertThat(proof().asking()).isTrue();
    assertThat(proof().askedSince()).isEqualTo(NOW);
    assertThat(proof().nextAskedAt()).isEqualTo(NOW.plusSeconds(10));

    waiting.end(ID);
    assertThat(proof().asking()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT10S",
    "PT19S, PT10S",
    "PT20S, PT10S",
    "PT22S, PT11S",
    "PT10M, PT5M",
    "PT2H, PT1H",
    "PT2H2S, PT1H",
    "P20D, PT1H"
  })
  void asksAgainAfterHalfOfWhatWasWaitedWithinBounds(Duration waited, Duration pause) {
    assertThat(waiting.nextAfter(NOW.minus(waited), NOW)).isEqualTo(NOW.plus(pause));
  }
}
