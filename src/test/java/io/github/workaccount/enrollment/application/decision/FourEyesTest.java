package io.github.workaccount.enrollment.application.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import io.github.workaccount.enrollment.application.enrollment.Workforce;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
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
    FourEyes fourEyes =
        new FourEyes(new FourEyesProperties(mode, FourEyes.PlanMode.NEVER), workforce);

    assertThat(fourEyes.allows(ALEX, TestEnrollments.askedForBy("alex"))).isEqualTo(allowed);
    assertThat(fourEyes.allows(ALEX, TestEnrollments.askedForBy("kim"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ApprovePlan, kim, false",
    "ApprovePlan, alex, true",
    "ApprovePlan, lee, false",
    "GrantConsent, kim, true",
    "GrantConsent, lee, false"
  })
  void letsPeopleWorkOnTheirTasksButNotApproveWhatTheyAskedFor(
      String task, String user, boolean allowed) {
    FourEyes fourEyes =
        new FourEyes(
            new FourEyesProperties(FourEyes.Mode.REQUIRED, FourEyes.PlanMode.NEVER), workforce);
    WaitingTask waiting = task(task, null, List.of("kim", "alex"));

    assertThat(
            fourEyes.allows(new User(user, Set.of()), waiting, TestEnrollments.askedForBy("kim")))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"ApprovePlan, alex, false", "ApprovePlan, kim, true", "GrantConsent, alex, true"})
  void givesNoApprovalToWhoAskedForIt(String task, String asker, boolean allowed) {
    FourEyes fourEyes =
        new FourEyes(
            new FourEyesProperties(FourEyes.Mode.REQUIRED, FourEyes.PlanMode.NEVER), workforce);
    Enrollment enrollment = TestEnrollments.askedForBy(asker);

    assertThat(fourEyes.mayTake("alex", task, enrollment)).isEqualTo(allowed);
    if (allowed) {
      assertThatCode(() -> fourEyes.requireTaker("alex", task, enrollment))
          .doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> fourEyes.requireTaker("alex", task, enrollment))
          .isInstanceOf(NotAllowed.class)
          .hasMessageContaining("alex asked for this enrollment");
    }
  }

  @Test
  void aTaskIsForWhoHasItAndForWhoMayTakeIt() {
    WaitingTask taken = task("GrantConsent", "alex", List.of());
    WaitingTask free = task("GrantConsent", null, List.of("kim"));

    assertThat(taken.who()).isEqualTo("alex");
    assertThat(free.who()).isEqualTo("kim, enrollment-admins");
    assertThat(taken.isFor(new User("alex", Set.of()))).isTrue();
    assertThat(free.isFor(new User("kim", Set.of()))).isTrue();
    assertThat(free.isFor(ALEX)).as("as one of the group").isTrue();
    assertThat(free.isFor(new User("lee", Set.of(User.REQUESTERS)))).isFalse();
  }

  private static WaitingTask task(String task, String assignee, List<String> users) {
    return new WaitingTask(
        "1",
        task,
        "The task",
        "what",
        assignee,
        users,
        List.of(User.ENROLLMENT_ADMINS),
        Instant.EPOCH,
        null,
        "link");
  }

  private void decide(FourEyes.PlanMode mode, long others, String approver) {
    when(workforce.enrollmentAdminsBesides("kim")).thenReturn(others);
    new FourEyes(new FourEyesProperties(FourEyes.Mode.REQUIRED, mode), workforce)
        .requireSecond(ALEX, TestEnrollments.askedForBy("kim"), approver);
  }
}
