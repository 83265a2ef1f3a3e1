package io.github.workaccount.enrollment.application.outcome;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.KIM;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.failure.WrongState;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who withdraws an enrollment, and when that takes effect. */
class WithdrawEnrollmentTest {

  private final TestUseCases world = new TestUseCases();
  private final WithdrawEnrollment withdrawals =
      new WithdrawEnrollment(
          world.stores.enrollments(),
          world.stores.evidence(),
          world.workflow,
          world.stores.proofs(),
          world.clock);

  @BeforeEach
  void aRunningEnrollment() {
    world.stores.enrollments().add(TestEnrollments.askedForBy("kim"));
  }

  @Test
  void isKeptWithWhoWhenAndWhy() {
    withdrawals.request(KIM, ID, " The wrong address. ");

    assertThat(world.enrollment().withdrawal())
        .isEqualTo(new Enrollment.Withdrawal("kim", NOW, "The wrong address."));
    assertThat(world.stores.evidence().only(ID, "withdrawal").actor()).isEqualTo("kim");
    assertThat(world.stores.evidence().only(ID, "withdrawal").data())
        .isEqualTo(Map.of("reason", "The wrong address."));
  }

  @Test
  void isForEnrollmentAdminsTooAndForNobodyElse() {
    User pat = new User("pat", Set.of(User.REQUESTERS, User.PROCESS_OWNERS, User.AUDITORS));

    assertThatThrownBy(() -> withdrawals.request(pat, ID, "Why.")).isInstanceOf(NotAllowed.class);
    assertThat(world.enrollment().withdrawal()).isNull();
    withdrawals.request(SAM, ID, "Why.");

    assertThat(world.enrollment().withdrawal().by()).isEqualTo("sam");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u00a0", "a\u0000b"})
  @NullSource
  void takesAReason(String reason) {
    assertThatThrownBy(() -> withdrawals.request(KIM, ID, reason))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("reason");
  }

  @Test
  void takesAReasonOfTwoThousandCharactersAndNoMore() {
    assertThatThrownBy(() -> withdrawals.request(KIM, ID, "x".repeat(2001)))
        .isInstanceOf(InvalidInput.class);

    assertThatCode(
            () -> withdrawals.request(KIM, ID, "x".repeat(1990) + "\n" + "y".repeat(9) + "\u00a0"))
        .doesNotThrowAnyException();
  }

  @Test
  void changesNothingTheSecondTime() {
    withdrawals.request(KIM, ID, "First.");

    withdrawals.request(SAM, ID, "Second.");

    assertThat(world.enrollment().withdrawal().reason()).isEqualTo("First.");
    assertThat(world.stores.evidence().of(ID, "withdrawal")).hasSize(1);
  }

  @Test
  void isRefusedForAnEnrollmentThatIsOver() {
    world.keep(world.enrollment().ended(EnrollmentState.ENROLLED, "Done."));

    assertThatThrownBy(() -> withdrawals.request(KIM, ID, "Why."))
        .isInstanceOf(WrongState.class)
        .hasMessage("The enrollment %s is over: enrolled.".formatted(ID));
    assertThat(world.stores.evidence().of(ID)).isEmpty();
  }

  @Test
  void takesEffectForAllThatAreDue() {
    withdrawals.takeEffect();
    assertThat(world.workflow.told()).isEmpty();
    withdrawals.request(KIM, ID, "Why.");

    withdrawals.takeEffect();

    assertThat(world.workflow.told()).containsExactly("withdraw instance");
  }

  @Test
  void waitsWhileAWatchMayBeWritingForTheEnrollment() {
    withdrawals.request(KIM, ID, "Why.");
    world.stores.proofs().begin(ID, "verifying", NOW, NOW.plus(Duration.ofDays(30)));
    world.stores.proofs().ask(ID, NOW, NOW);
    world.stores.proofs().claimDue(new Claim("node", NOW, Duration.ofSeconds(60), null, 1));

    withdrawals.takeEffect(ID);
    assertThat(world.workflow.told()).isEmpty();

    world.clock.forward(Duration.ofSeconds(60));
    withdrawals.takeEffect(ID);
    assertThat(world.workflow.told()).containsExactly("withdraw instance");
  }

  @Test
  void isTriedAgainLaterWhereTheProcessWentOnAtTheSameMoment() {
    withdrawals.request(KIM, ID, "Why.");
    world.workflow.fails(new ChangedMeanwhile());

    assertThatCode(withdrawals::takeEffect).doesNotThrowAnyException();
    withdrawals.takeEffect();

    assertThat(world.workflow.told()).hasSize(2);
  }
}
