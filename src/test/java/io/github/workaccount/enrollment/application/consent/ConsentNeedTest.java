package io.github.workaccount.enrollment.application.consent;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestPlans;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import org.junit.jupiter.api.Test;

/** Which consent is asked for. */
class ConsentNeedTest {

  private final TestUseCases world = new TestUseCases();
  private final ConsentNeed need = world.consentNeed(false);

  private void enrollment(DomainPresence presence) {
    world.stores.enrollments().add(TestEnrollments.leadingToTenant(presence));
  }

  /** A change of the current plan was sent or is about to be, and is not done. */
  private void aWriteWasTried() {
    TestPlans.approved(world.stores, TestPlans.proving());
    world
        .stores
        .plans()
        .mark(TestPlans.change(world.stores, 1).as(ChangeStatus.INTENDED, null, null));
  }

  private void decided(UserTask task, Choice choice) {
    world
        .stores
        .decisions()
        .add(new Decision(ID, task, "sam", TestUseCases.NOW, choice, null, null));
  }

  @Test
  void isNoneWhereTheDomainIsVerifiedAndNobodyWantsToLookInside() {
    enrollment(DomainPresence.VERIFIED);

    assertThat(need.isThere(ID)).isFalse();
  }

  @Test
  void isThereWhereTheDomainIsToBeProved() {
    enrollment(DomainPresence.ABSENT);

    assertThat(need.isThere(ID)).isTrue();
    assertThat(need.access(ID)).isEqualTo(Access.WRITE);
  }

  @Test
  void isThereWhereAnAdminWantsToLookInsideAndThenToReadOnly() {
    enrollment(DomainPresence.VERIFIED);
    world.keep(world.enrollment().withRoute(RouteChoice.none().choosing(Route.LINK, true)));

    assertThat(need.isThere(ID)).isTrue();
    assertThat(need.access(ID)).isEqualTo(Access.READ);
  }

  @Test
  void isThereWhereRolesAreEnforced() {
    enrollment(DomainPresence.VERIFIED);

    assertThat(world.consentNeed(true).isThere(ID)).isTrue();
  }

  @Test
  void isToWriteOnceAChangeCouldNotBeWritten() {
    enrollment(DomainPresence.VERIFIED);
    aWriteWasTried();

    assertThat(need.access(ID)).isEqualTo(Access.WRITE);
  }

  @Test
  void isNotToWriteForWhatWasTriedInAnotherTenant() {
    enrollment(DomainPresence.VERIFIED);
    aWriteWasTried();
    Tenant created = new Tenant("new-id", "Contoso 2", "c2.onmicrosoft.com");
    world.keep(
        world.enrollment().withFacts(TestEnrollments.facts(DomainPresence.VERIFIED, created)));

    assertThat(need.access(ID)).isEqualTo(Access.READ);
  }

  @Test
  void isToReadOnlyOncePeopleMakeTheChanges() {
    world.directory.asksTwice();
    enrollment(DomainPresence.ABSENT);
    aWriteWasTried();
    assertThat(need.mayBecomeByHand(ID)).isTrue();

    decided(UserTask.GRANT_CONSENT, Choice.BY_HAND);

    assertThat(need.access(ID)).isEqualTo(Access.READ);
    assertThat(need.mayBecomeByHand(ID)).isFalse();
  }

  @Test
  void isToWriteWhateverElseWasDecided() {
    enrollment(DomainPresence.ABSENT);
    decided(UserTask.GRANT_CONSENT, Choice.LOOK_NOW);
    decided(UserTask.APPROVE_PLAN, Choice.BY_HAND);

    assertThat(need.access(ID)).isEqualTo(Access.WRITE);
  }

  @Test
  void isToWriteAgainAfterAnotherApproval() {
    enrollment(DomainPresence.ABSENT);
    decided(UserTask.GRANT_CONSENT, Choice.BY_HAND);

    decided(UserTask.APPROVE_ENROLLMENT, Choice.APPROVE);

    assertThat(need.access(ID)).isEqualTo(Access.WRITE);
  }

  @Test
  void mayBeLessOrMoreOnlyWhereReadingAndWritingAreTwoRegistrations() {
    enrollment(DomainPresence.ABSENT);
    assertThat(need.mayBeLess(ID)).isFalse();

    world.directory.asksTwice();

    assertThat(need.mayBeLess(ID)).isTrue();
    assertThat(need.mayBeMore(ID)).isFalse();
  }

  @Test
  void mayBeMoreWhereReadingIsEnough() {
    enrollment(DomainPresence.VERIFIED);
    assertThat(need.mayBeMore(ID)).isFalse();

    world.directory.asksTwice();

    assertThat(need.mayBeMore(ID)).isTrue();
    assertThat(need.mayBeLess(ID)).isFalse();
  }

  @Test
  void mayBeNoLessOnceAWriteWasTried() {
    world.directory.asksTwice();
    enrollment(DomainPresence.ABSENT);
    aWriteWasTried();

    assertThat(need.mayBeLess(ID)).isFalse();
  }

  @Test
  void isNotDoneByHandWhereOneRegistrationDoesBoth() {
    enrollment(DomainPresence.ABSENT);
    aWriteWasTried();

    assertThat(need.mayBecomeByHand(ID)).isFalse();
  }
}
