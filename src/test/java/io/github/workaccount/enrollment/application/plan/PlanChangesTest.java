package io.github.workaccount.enrollment.application.plan;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestPlans;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.plan.SizeAdvice;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.AdminRole;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DirectoryUser;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what a plan is made. */
class PlanChangesTest {

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final List<List<Long>> judged = new ArrayList<>();
  private final PlanChanges planning =
      new PlanChanges(
          stores.enrollments(),
          stores.plans(),
          stores.decisions(),
          (users, needed) -> {
            judged.add(List.of(users, needed));
            return new SizeAdvice(true, "It is big.");
          },
          stores.evidence());

  @BeforeEach
  void anApprovedEnrollment() {
    stores
        .enrollments()
        .add(
            TestEnrollments.leadingToTenant(DomainPresence.ABSENT)
                .withRoute(RouteChoice.none().choosing(Route.LINK, false)));
  }

  private void lookedInto(DirectoryUser... users) {
    TenantInside inside =
        new TenantInside(
            "Contoso", "US", 40, DomainPresence.ABSENT, List.of(users), null, AdminRole.unknown());
    world.keep(world.enrollment().withFacts(world.enrollment().facts().withInside(inside)));
  }

  private void refused(String note) {
    before(ChangeKind.ADD_DOMAIN, ChangeStatus.FAILED, note);
  }

  /** How far a change of the plan before came. */
  private void before(ChangeKind kind, ChangeStatus status, String note) {
    TestPlans.approved(stores, TestPlans.of(Change.By.PRODUCT, kind));
    stores.plans().mark(TestPlans.change(stores, 1).as(status, null, note));
  }

  @Test
  void isTheCurrentOneAndWaitsForApproval() {
    Plan plan = planning.plan(ID);

    assertThat(stores.plans().current(ID)).contains(plan);
    assertThat(plan.changes())
        .extracting(Change::kind)
        .containsExactly(ChangeKind.ADD_DOMAIN, ChangeKind.VERIFY_DOMAIN, ChangeKind.CREATE_GROUP);
    assertThat(stores.evidence().only(ID, "plan").data())
        .containsEntry("digest", plan.digest())
        .containsEntry("changes", plan.changes().stream().map(Change::what).toList())
        .containsEntry("warnings", plan.warnings())
        .containsEntry("canonicalJson", plan.canonicalJson());
  }

  @Test
  void weighsTheTenantsSizeAgainstWhoNeedsPartnerCenter() {
    assertThat(planning.plan(ID).warnings()).anyMatch(warning -> warning.endsWith("It is big."));
    assertThat(judged).containsExactly(List.of(40L, 1L));
  }

  @Test
  void doesNotJudgeTheSizeOfATenantThatWasNotLookedInto() {
    TenantFacts facts = world.enrollment().facts();
    world.keep(world.enrollment().withFacts(facts.withInside(null)));

    assertThat(planning.plan(ID).changes()).isEmpty();
    assertThat(judged).isEmpty();
  }

  @Test
  void tellsOfARefusalOfThePlanBefore() {
    refused("Microsoft refused the domain.");

    assertThat(planning.plan(ID).warnings())
        .anyMatch(warning -> warning.startsWith("Microsoft refused the domain. It is tried again"));
  }

  @ParameterizedTest
  @CsvSource({"CREATE_GROUP, FAILED", "ADD_DOMAIN, APPLIED", "ADD_DOMAIN, INTENDED"})
  void tellsOfNoOtherNoteOfThePlanBefore(ChangeKind kind, ChangeStatus status) {
    before(kind, status, "A note of it.");

    assertThat(planning.plan(ID).warnings()).noneMatch(text -> text.startsWith("A note of it."));
  }

  @Test
  void doesNotTellOfARefusalInAnotherTenant() {
    refused("Microsoft refused the domain.");
    Tenant created = new Tenant("new-id", "Contoso 2", "c2.onmicrosoft.com");
    world.keep(world.enrollment().withFacts(TestEnrollments.facts(DomainPresence.ABSENT, created)));

    assertThat(planning.plan(ID).warnings())
        .noneMatch(warning -> warning.startsWith("Microsoft refused the domain."));
  }

  @Test
  void putsGuestsIntoTheGroupOnlyWhereThatWasChosenSinceTheApproval() {
    lookedInto(new DirectoryUser("kim@contoso.com", "1", "kim#EXT#", true));
    assertThat(planning.plan(ID).changes())
        .extracting(Change::kind)
        .doesNotContain(ChangeKind.ADD_MEMBER);

    decided(UserTask.APPROVE_PLAN, Choice.LOOK_AGAIN_WITH_GUESTS);
    assertThat(planning.plan(ID).changes())
        .extracting(Change::kind)
        .contains(ChangeKind.ADD_MEMBER);

    decided(UserTask.APPROVE_ENROLLMENT, Choice.APPROVE);
    assertThat(planning.plan(ID).changes())
        .extracting(Change::kind)
        .doesNotContain(ChangeKind.ADD_MEMBER);
  }

  private void decided(UserTask task, Choice choice) {
    stores.decisions().add(new Decision(ID, task, "sam", NOW, choice, null, null));
  }
}
