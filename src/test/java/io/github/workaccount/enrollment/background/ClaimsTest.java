package io.github.workaccount.enrollment.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a watch claims by the time of its node. */
class ClaimsTest {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final Timekeeping timekeeping = mock(Timekeeping.class);
  private final Claims claims =
      new Claims("node", LEASE, PAUSE, Clock.fixed(NOW, ZoneOffset.UTC), timekeeping);
  private final List<Claim> made = new ArrayList<>();

  @BeforeEach
  void timeIsEven() {
    when(timekeeping.mayWork()).thenReturn(true);
    when(timekeeping.evenSince()).thenReturn(NOW.minusSeconds(9));
  }

  private void take() {
    claims.take(
        claim -> {
          made.add(claim);
          return List.of();
        },
        7);
  }

  @Test
  void nothingWhileItCannotBeReliedOn() {
    when(timekeeping.mayWork()).thenReturn(false);
    take();

    assertThat(made).isEmpty();
  }

  @Test
  void whatIsDueAndAtFirstAlsoWhatIsDueLaterThanAnythingCanBe() {
    take();
    take();

    assertThat(made)
        .containsExactly(
            new Claim("node", NOW, LEASE, NOW.plus(PAUSE).plus(LEASE), 7),
            new Claim("node", NOW, LEASE, null, 7));
  }

  @Test
  void thatAgainWhenTheClockWasSet() {
    take();
    when(timekeeping.evenSince()).thenReturn(NOW);
    take();
    take();

    assertThat(made)
        .extracting(claim -> claim.stuckAfter() != null)
        .containsExactly(true, true, false);
  }

  @Test
  void thatAgainWhenItFailed() {
    assertThatThrownBy(
            () ->
                claims.take(
                    claim -> {
                      throw new IllegalStateException("The database is away");
                    },
                    7))
        .hasMessage("The database is away");
    take();

    assertThat(made.get(0).stuckAfter()).isNotNull();
  }
}
