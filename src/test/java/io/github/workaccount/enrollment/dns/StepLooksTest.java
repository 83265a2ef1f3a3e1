package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.failure.Postponed;
import io.github.workaccount.enrollment.testing.StoppedClock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StepLooksTest {

  private final StepLooks steps = new StepLooks(2, new StoppedClock(WatchFixture.START));

  @Test
  void asManyLookAtOnceAsAreAllowed() {
    assertThat(steps.<String>look(() -> steps.look(() -> "found"))).isEqualTo("found");
  }

  @Test
  void oneMoreIsForTwoSecondsLater() {
    Supplier<String> three = () -> steps.look(() -> steps.look(() -> "found"));

    assertThatThrownBy(() -> steps.look(three))
        .isInstanceOfSatisfying(
            Postponed.class,
            later -> assertThat(later.until()).isEqualTo(WatchFixture.START.plusSeconds(2)));
  }

  @Test
  void aLookThatFailedLeavesItsPlace() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  steps.look(
                      () -> {
                        throw new IllegalStateException("a defect");
                      }))
          .hasMessage("a defect");
    }
  }
}
