package io.github.workaccount.enrollment.application.change;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestPlans;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which changes a person makes at which task, and what is said of them there. */
class ChangesByHandTest {

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final ChangesByHand byHand = world.byHand();

  @BeforeEach
  void anEnrollment() {
    stores.enrollments().add(TestEnrollments.leadingToTenant(DomainPresence.ABSENT));
  }

  private void plan(Change.By by, ChangeKind... kinds) {
    TestPlans.approved(stores, TestPlans.of(by, kinds));
  }

  private List<Integer> left(UserTask task) {
    return byHand.left(ID, task).stream().map(change -> change.change().number()).toList();
  }

  private void note(String note) {
    PlannedChange first = TestPlans.change(stores, 1);
    stores.plans().mark(first.as(first.status(), null, note));
  }

  @Test
  void areTheProofAtTasksOfItsOwnAndTheRestTogether() {
    plan(
        Change.By.HAND,
        ChangeKind.ADD_DOMAIN,
        ChangeKind.VERIFY_DOMAIN,
        ChangeKind.CREATE_GROUP,
        ChangeKind.ADD_MEMBER);

    assertThat(left(UserTask.ADD_DOMAIN_BY_HAND)).containsExactly(1);
    assertThat(left(UserTask.VERIFY_DOMAIN_BY_HAND)).containsExactly(2);
    assertThat(left(UserTask.APPLY_CHANGE_BY_HAND)).containsExactly(3, 4);
  }

  @Test
  void areAllTogetherWhereNoDomainIsToBeProved() {
    plan(Change.By.HAND, ChangeKind.ADD_DOMAIN, ChangeKind.CREATE_GROUP);

    assertThat(left(UserTask.ADD_DOMAIN_BY_HAND)).isEmpty();
    assertThat(left(UserTask.APPLY_CHANGE_BY_HAND)).containsExactly(1, 2);
  }

  @Test
  void areNotThoseOfTheProduct() {
    plan(Change.By.PRODUCT, ChangeKind.CREATE_GROUP);

    assertThat(left(UserTask.APPLY_CHANGE_BY_HAND)).isEmpty();
  }

  @Test
  void areNotThoseThatAreThere() {
    plan(Change.By.HAND, ChangeKind.CREATE_GROUP, ChangeKind.ADD_MEMBER);
    stores.plans().mark(TestPlans.change(stores, 1).as(ChangeStatus.ALREADY_THERE, "1", null));

    assertThat(left(UserTask.APPLY_CHANGE_BY_HAND)).containsExactly(2);
  }

  @Test
  void areSaidToBeMadeByAPerson() {
    byHand.done(SAM, ID, UserTask.APPLY_CHANGE_BY_HAND);

    assertThat(stores.decisions().of(ID))
        .containsExactly(
            new Decision(
                ID, UserTask.APPLY_CHANGE_BY_HAND, "sam", NOW, Choice.LOOK_NOW, null, null));
  }

  @Test
  void areShownWithTheLastFindingOnceSomebodyHadThemLookedFor() {
    plan(Change.By.HAND, ChangeKind.CREATE_GROUP);
    note("The group is not there.");
    assertThat(byHand.lastFinding(ID, UserTask.APPLY_CHANGE_BY_HAND))
        .as("nobody has looked")
        .isEmpty();

    byHand.done(SAM, ID, UserTask.APPLY_CHANGE_BY_HAND);

    assertThat(byHand.lastFinding(ID, UserTask.APPLY_CHANGE_BY_HAND))
        .contains("The group is not there.");
    assertThat(byHand.lastFinding(ID, UserTask.VERIFY_DOMAIN_BY_HAND)).isEmpty();
  }
}
