package io.github.workaccount.enrollment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may approve what they asked for, and the plan of an enrollment that they approved. */
class FourEyesTest {

  private static final User ALEX = new User("alex", Set.of(User.ENROLLMENT_ADMINS));

  private final Workforce workforce = mock(Workforce.class);

  @ParameterizedTest
  @CsvSource({"WHEN_POSSIBLE, 2", "WHEN_POSSIBLE, 3", "REQUIRED, 1", "REQUIRED, 2"})
  void barsWhoApprovedTheEnrollment(FourEyes.PlanMode mode, long others) {
    assertThatThrownBy(() -> decide(mode, others, "alex"))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("any enrollment admin other than you and the requester may");
  }

  @ParameterizedTest
  @CsvSource({"WHEN_POSSIBLE, 0", "WHEN_POSSIBLE, 1", "NEVER, 1", "NEVER, 5"})
  void letsThemWhereNobodyElseCouldOrTheRuleIsOff(FourEyes.PlanMode mode, long others) {
    assertThatCode(() -> decide(mode, others, "alex")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(FourEyes.PlanMode.class)
  void neverBarsSomebodyElse(FourEyes.PlanMode mode) {
    assertThatCode(() -> decide(mode, 2, "sam")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"REQUIRED, 1, false", "WHEN_POSSIBLE, 2, false", "WHEN_POSSIBLE, 1, true"})
  void barsWhoAskedUnlessNobodyElseCouldApprove(FourEyes.Mode mode, long admins, boolean allowed) {
    when(workforce.enrollmentAdmins()).thenReturn(admins);
    FourEyes fourEyes = new FourEyes(mode, FourEyes.PlanMode.NEVER, workforce);

    assertThat(fourEyes.allows(ALEX, TestEnrollments.askedForBy("alex"))).isEqualTo(allowed);
    assertThat(fourEyes.allows(ALEX, TestEnrollments.askedForBy("kim"))).isTrue();
  }

  private void decide(FourEyes.PlanMode mode, long others, String approver) {
    when(workforce.enrollmentAdminsBesides("kim")).thenReturn(others);
    new FourEyes(FourEyes.Mode.REQUIRED, mode, workforce)
        .requireSecond(ALEX, TestEnrollments.askedForBy("kim"), approver);
  }
}
