package io.github.workaccount.enrollment.microsoft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.microsoft.settings.CallBudget;
import io.github.workaccount.enrollment.microsoft.settings.WrongConfiguration;
import io.github.workaccount.enrollment.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

class TenantPaceTest {

  private final MovableClock clock = new MovableClock();
  private Throttles throttles = Throttles.NONE;

  @AfterEach
  void itIsNowAgain() {
    clock.reset();
  }

  @Test
  void holdsEveryCallOfATenantBackThatAskedToWaitAndNoOther() {
    TenantPace pace = pace(100, 100);
    pace.throttled("a", "40");

    clock.forward(Duration.ofSeconds(38));
    assertThatThrownBy(() -> pace.admit("a", 1, false)).isInstanceOf(TenantPace.HeldBack.class);
    assertThatCode(() -> pace.admit("b", 1, true)).doesNotThrowAnyException();
    clock.forward(Duration.ofSeconds(3));
    assertThatCode(() -> pace.admit("a", 1, false)).doesNotThrowAnyException();
  }

  @Test
  void holdsACallBackWhoseTenantAskedAnotherNodeToWait() throws TenantPace.HeldBack {
    throttles = new SharedThrottles();
    TenantPace one = pace(100, 100);
    TenantPace other = pace(100, 100);
    other.admit("a", 1, false);

    one.throttled("a", "40");

    TenantPace.HeldBack held =
        catchThrowableOfType(TenantPace.HeldBack.class, () -> other.admit("a", 1, false));
    assertThat(held.until()).isAfter(clock.instant().plusSeconds(38));
    assertThatCode(() -> other.admit("b", 1, false)).doesNotThrowAnyException();
    clock.forward(Duration.ofSeconds(41));
    assertThatCode(() -> other.admit("a", 1, false)).doesNotThrowAnyException();
  }

  @Test
  void goesByWhatItKnowsItselfWithoutTheDatabase() {
    throttles =
        Mockito.mock(
            Throttles.class,
            call -> {
              throw new IllegalStateException("down");
            });
    TenantPace pace = pace(100, 100);
    assertThatCode(() -> pace.admit("a", 1, false)).doesNotThrowAnyException();

    pace.throttled("a", "40");

    assertThatThrownBy(() -> pace.admit("a", 1, false)).isInstanceOf(TenantPace.HeldBack.class);
  }

  @Test
  void doesNotShortenAWaitByALaterShorterOne() {
    TenantPace pace = pace(100, 100);
    pace.throttled("a", "40");
    pace.throttled("a", "1");

    clock.forward(Duration.ofSeconds(20));
    assertThatThrownBy(() -> pace.admit("a", 1, false)).isInstanceOf(TenantPace.HeldBack.class);
  }

  @Test
  void holdsNothingBackByAClockThatWasSetBack() throws TenantPace.HeldBack {
    TenantPace pace = pace(100, 100);
    clock.forward(Duration.ofHours(10));
    pace.throttled("a", "1");
    clock.forward(Duration.ofSeconds(6));
    pace.admit("a", 1, false);
    pace.throttled("a", "100");

    clock.reset();

    assertThatCode(() -> pace.admit("a", 1, false)).doesNotThrowAnyException();
  }

  @Test
  void neverUsesMoreThanTheBudgetInAnyPeriod() {
    TenantPace pace = pace(50, 1000);
    Duration step = Duration.ofMillis(370);
    int[] used = new int[400];
    for (int i = 0; i < used.length; i++) {
      while (used[i] < 500 && passes(pace, 3, false)) {
        used[i] += 3;
      }
      clock.forward(step);
    }

    int inPeriod = (int) (10_000 / step.toMillis());
    for (int from = 0; from + inPeriod <= used.length; from++) {
      int sum = 0;
      for (int i = from; i < from + inPeriod; i++) {
        sum += used[i];
      }
      assertThat(sum).isLessThanOrEqualTo(50);
    }
  }

  @Test
  void letsPassAgainWhenItSaidSo() {
    TenantPace pace = pace(1000, 10);
    while (passes(pace, 1, true)) {
      assertThat(passes(pace, 1, false)).isTrue();
    }

    TenantPace.HeldBack held =
        catchThrowableOfType(TenantPace.HeldBack.class, () -> pace.admit("a", 1, true));

    assertThat(held.sentence("Creating the group"))
        .startsWith("Creating the group waits until ")
        .contains("budget");
    assertThat(passes(pace, 1, false)).as("reads have a budget of their own").isTrue();
    clock.forward(Duration.between(Instant.now(), held.until()).plusMillis(1));
    assertThat(passes(pace, 1, true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, -1})
  void refusesABudgetThatHoldsEverythingBack(int units) {
    assertThatThrownBy(
            () -> new CallBudget(units, Duration.ofSeconds(10), 3000, Duration.ofSeconds(150)))
        .isInstanceOf(WrongConfiguration.class)
        .hasMessage("enrollment.microsoft.budget.units is too small: give at least 10.");
  }

  private static boolean passes(TenantPace pace, int cost, boolean write) {
    try {
      pace.admit("a", cost, write);
      return true;
    } catch (TenantPace.HeldBack e) {
      return false;
    }
  }

  private TenantPace pace(int units, int writes) {
    return new TenantPace(
        new CallBudget(units, Duration.ofSeconds(10), writes, Duration.ofSeconds(150)),
        throttles,
        clock);
  }

  /** What all nodes see. */
  private static final class SharedThrottles implements Throttles {

    private final Map<String, Instant> untils = new HashMap<>();

    @Override
    public void asked(String tenant, Instant until) {
      untils.put(tenant, until);
    }

    @Override
    public Optional<Instant> until(String tenant, Instant now) {
      return Optional.ofNullable(untils.get(tenant)).filter(now::isBefore);
    }

    @Override
    public int removeBefore(Instant time, int limit) {
      return 0;
    }
  }
}
