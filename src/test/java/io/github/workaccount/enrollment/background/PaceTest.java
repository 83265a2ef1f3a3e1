package io.github.workaccount.enrollment.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Pace pace = new Pace(200, 0);

  @Test
  void letsAFewBeginAtOnce() {
    assertThat(pace.free(0)).isEqualTo(10);
  }

  @Test
  void letsNoMoreBeginInASecondThanItSays() {
    int begun = 0;
    for (long now = 0; now < SECOND; now += SECOND / 100) {
      int free = pace.free(now);
      pace.take(free);
      begun += free;
    }

    assertThat(begun).isBetween(195, 210);
  }

  @Test
  void savesNothingUpWhileNothingIsDue() {
    assertThat(pace.free(60 * SECOND)).isEqualTo(10);
  }

  @Test
  void tellsWhenItIsWorthAskingAgain() {
    pace.take(pace.free(0));

    assertThat(pace.refill()).isEqualTo(Duration.ofMillis(50));
  }
}
