package io.github.workaccount.enrollment.application.account;

import static io.github.workaccount.enrollment.application.TestEnrollments.DOMAIN;
import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.account.WorkAccountWatches.Finding;
import io.github.workaccount.enrollment.application.account.WorkAccountWatches.WorkAccountWatch;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.model.text.PointInTime;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a new work account is waited for, and what is said when that was in vain. */
class AwaitWorkAccountTest {

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final AwaitWorkAccount waiting = waiting(Duration.ofHours(1));

  private AwaitWorkAccount waiting(Duration waitFor) {
    return new AwaitWorkAccount(
        stores.enrollments(),
        stores.accounts(),
        world.clock,
        new WorkAccountProperties(Duration.ofSeconds(10), waitFor));
  }

  @BeforeEach
  void somebodyCreatedAWorkAccount() {
    Enrollment enrollment = TestEnrollments.askedForBy("kim");
    stores
        .enrollments()
        .add(
            enrollment.withRequest(
                enrollment.request().withExistingTenant("contoso.onmicrosoft.com"), DOMAIN));
  }

  private WorkAccountWatch watch() {
    return stores.accounts().find(ID).orElseThrow();
  }

  @Test
  void looksAfterTheFirstPauseUntilTheWaitIsOver() {
    assertThat(waiting.begin(ID, "instance")).isEqualTo(NOW.plus(Duration.ofHours(1)));

    assertThat(watch().tenantDomain()).isEqualTo("contoso.onmicrosoft.com");
    assertThat(watch().nextCheckAt()).isEqualTo(NOW.plusSeconds(10));
    assertThat(watch().open()).isTrue();
    waiting.end(ID);
    assertThat(watch().open()).isFalse();
  }

  @Test
  void goesOnUntilTheSameTimeForTheSameWorkAccount() {
    waiting.begin(ID, "instance");
    world.clock.forward(Duration.ofMinutes(20));

    assertThat(waiting.begin(ID, "instance")).isEqualTo(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void isOverWhenTheTimeIsAndNotWithoutAWait() {
    assertThat(waiting.isOver(ID)).isFalse();
    waiting.begin(ID, "instance");

    world.clock.forward(Duration.ofHours(1).minusMillis(1));
    assertThat(waiting.isOver(ID)).isFalse();
    world.clock.forward(Duration.ofMillis(1));
    assertThat(waiting.isOver(ID)).isTrue();
  }

  @Test
  void saysNothingWithoutAWait() {
    assertThat(waiting.seen(ID)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_VISIBLE, 'Microsoft does not know contoso.onmicrosoft.com after an hour, and it is not looked for any more: check the name, and complete the task to have it looked for again.'",
    "NO_ANSWER, Microsoft could not be asked for contoso.onmicrosoft.com in an hour: try it again.",
    "VISIBLE, Microsoft showed contoso.onmicrosoft.com and then did not: enter the name again to have it looked for again."
  })
  void saysWhatToDo(Finding finding, String sentence) {
    waiting.begin(ID, "instance");
    stores.accounts().record(ID, "contoso.onmicrosoft.com", finding, NOW, NOW);
    world.clock.forward(Duration.ofHours(1));

    assertThat(waiting.seen(ID)).contains(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_VISIBLE, Microsoft did not show contoso.onmicrosoft.com.",
    "NO_ANSWER, Microsoft could not be asked for contoso.onmicrosoft.com.",
    "VISIBLE, 'Microsoft showed contoso.onmicrosoft.com, but not everywhere yet'"
  })
  void saysWhatWasSeenWhenAndUntilWhenItIsLookedFor(Finding finding, String seen) {
    waiting.begin(ID, "instance");
    assertThat(waiting.lastLook(ID)).isEmpty();
    stores
        .accounts()
        .record(ID, "contoso.onmicrosoft.com", finding, NOW.plusSeconds(10), NOW.plusSeconds(20));

    assertThat(waiting.seen(ID).orElseThrow())
        .startsWith(seen)
        .contains("until " + PointInTime.inWords(NOW.plus(Duration.ofHours(1))), "correct it now");
    assertThat(waiting.lastLook(ID)).contains(NOW.plusSeconds(10));
  }

  @ParameterizedTest
  @CsvSource({
    "PT1S, a minute",
    "PT1M, a minute",
    "PT5M30S, 5 minutes",
    "PT1H, an hour",
    "PT90M, 90 minutes",
    "PT3H, 3 hours"
  })
  void saysHowLongItWasWaited(Duration waitFor, String words) {
    waiting(waitFor).begin(ID, "instance");
    world.clock.forward(waitFor);

    assertThat(waiting.seen(ID).orElseThrow())
        .startsWith(
            "Microsoft does not know contoso.onmicrosoft.com after %s, and".formatted(words));
  }
}
