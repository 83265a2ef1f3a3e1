package io.github.workaccount.enrollment.application.decision;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of a decision. */
class RecordDecisionTest {

  private static final User KIM_AS_ADMIN = new User("kim", Set.of(User.ENROLLMENT_ADMINS));

  private final TestUseCases world = new TestUseCases();
  private final RecordDecision decisions = world.decisions();

  @BeforeEach
  void anEnrollmentThatKimAskedFor() {
    world.stores.enrollments().add(TestEnrollments.askedForBy("kim"));
  }

  private Map<String, Object> evidence() {
    return world.stores.evidence().only(ID, "decision").data();
  }

  @Test
  void isKeptInTheTableAndInTheEvidence() {
    decisions.record(SAM, ID, UserTask.APPROVE_PLAN, Choice.APPROVE, "digest", "Fine.");

    assertThat(world.stores.decisions().of(ID))
        .containsExactly(
            new Decision(ID, UserTask.APPROVE_PLAN, "sam", NOW, Choice.APPROVE, "digest", "Fine."));
    assertThat(world.stores.evidence().only(ID, "decision").actor()).isEqualTo("sam");
    assertThat(evidence())
        .containsEntry("task", UserTask.APPROVE_PLAN.key())
        .containsEntry("choice", "approve")
        .containsEntry("digest", "digest")
        .containsEntry("comment", "Fine.")
        .doesNotContainKeys("fourEyes", "separation");
  }

  @Test
  void saysWhereTheRequesterApprovedForWantOfAnybodyElse() {
    decisions.record(KIM_AS_ADMIN, ID, UserTask.APPROVE_ENROLLMENT, Choice.APPROVE, null, null);

    assertThat(evidence()).containsEntry("fourEyes", "waived: there is only one enrollment admin");
  }

  @Test
  void saysNothingOfFourEyesWhereTheRequesterDoesTheWork() {
    decisions.record(KIM_AS_ADMIN, ID, UserTask.GRANT_CONSENT, Choice.LOOK_NOW, null, null);

    assertThat(evidence()).doesNotContainKey("fourEyes");
  }

  @Test
  void saysWhereOnePersonApprovedEnrollmentAndPlan() {
    world
        .stores
        .decisions()
        .add(new Decision(ID, UserTask.APPROVE_ENROLLMENT, "sam", NOW, Choice.APPROVE, null, null));

    decisions.record(SAM, ID, UserTask.APPROVE_PLAN, Choice.APPROVE, "digest", null);

    assertThat(evidence()).containsEntry("separation", "the same person approved the enrollment");
  }

  @Test
  void saysNothingOfSeparationAtOtherTasksOrForOtherPeople() {
    world
        .stores
        .decisions()
        .add(
            new Decision(ID, UserTask.APPROVE_ENROLLMENT, "alex", NOW, Choice.APPROVE, null, null));
    decisions.record(SAM, ID, UserTask.APPROVE_PLAN, Choice.APPROVE, "digest", null);

    assertThat(evidence()).doesNotContainKey("separation");
  }

  @Test
  void isNotTakenFromTheRequesterAtAnApproval() {
    Enrollment enrollment = world.enrollment();

    assertThatThrownBy(() -> decisions.requireOther(KIM_AS_ADMIN, enrollment))
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("You asked for this enrollment yourself");
    assertThatCode(() -> decisions.requireOther(SAM, enrollment)).doesNotThrowAnyException();
  }
}
