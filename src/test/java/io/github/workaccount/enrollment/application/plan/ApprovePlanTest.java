package io.github.workaccount.enrollment.application.plan;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestPlans;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside.AdminRole;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who approves which plan, and what else can be decided on one. */
class ApprovePlanTest {

  private static final AdminRole SUFFICIENT =
      new AdminRole("alex@contoso.com", true, List.of("Global Administrator"));

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final Plan plan = TestPlans.proving();
  private final ApprovePlan plans = world.approvePlan(false);

  @BeforeEach
  void aPlanThatWaitsForApproval() {
    stores.enrollments().add(TestEnrollments.with(SUFFICIENT));
    stores.plans().add(plan);
  }

  private void administeredBy(AdminRole role) {
    world.keep(world.enrollment().withFacts(TestEnrollments.with(role).facts()));
  }

  private void decide(Choice choice) {
    plans.decide(SAM, ID, choice, plan.digest(), false, "Why");
  }

  @Nested
  class ADecision {

    @Test
    void isKeptWithTheDigestOfWhatWasSeen() {
      decide(Choice.APPROVE);

      assertThat(stores.decisions().of(ID))
          .containsExactly(
              new Decision(
                  ID, UserTask.APPROVE_PLAN, "sam", NOW, Choice.APPROVE, plan.digest(), "Why"));
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVE", "REJECT"})
    void isForTheCurrentPlanOnly(Choice choice) {
      stores.plans().add(TestPlans.ofSubdomain());

      assertThatThrownBy(() -> decide(choice))
          .isInstanceOf(NotAllowed.class)
          .hasMessageStartingWith("The plan has changed since you opened this task");
      assertThat(stores.decisions().of(ID)).isEmpty();
    }

    @Test
    void isNotTheRequesters() {
      User kim = new User("kim", Set.of(User.ENROLLMENT_ADMINS));

      assertThatThrownBy(() -> plans.decide(kim, ID, Choice.REJECT, plan.digest(), false, "Why"))
          .isInstanceOf(NotAllowed.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECT", "SEPARATE_ACCOUNT"})
    void saysWhyWhereThePlanIsNotTaken(Choice choice) {
      assertThatThrownBy(() -> plans.decide(SAM, ID, choice, plan.digest(), false, null))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("comment");
    }

    @Test
    void needsNoCommentToApprove() {
      assertThatCode(() -> plans.decide(SAM, ID, Choice.APPROVE, plan.digest(), false, null))
          .doesNotThrowAnyException();
    }
  }

  @Nested
  class LookingAgain {

    @Test
    void mayIncludeTheGuests() {
      plans.decide(SAM, ID, Choice.LOOK_AGAIN, plan.digest(), true, null);

      assertThat(stores.decisions().of(ID))
          .extracting(Decision::choice)
          .containsExactly(Choice.LOOK_AGAIN_WITH_GUESTS);
    }

    @Test
    void isTheOnlyWayToIncludeTheGuests() {
      assertThatThrownBy(() -> plans.decide(SAM, ID, Choice.APPROVE, plan.digest(), true, null))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("includeGuests");
    }

    @Test
    void isOfNoUseWhereTheTenantWasNotLookedInto() {
      TenantFacts facts = world.enrollment().facts();
      world.keep(world.enrollment().withFacts(facts.withInside(null)));

      assertThatThrownBy(() -> decide(Choice.LOOK_AGAIN))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("planDecision");
    }
  }

  @Nested
  class ASecondApprover {

    @BeforeEach
    void samApprovedTheEnrollmentAndIsNotTheOnlyOne() {
      stores
          .decisions()
          .add(
              new Decision(
                  ID, UserTask.APPROVE_ENROLLMENT, "sam", NOW, Choice.APPROVE, null, null));
      world.workforce.with("sam", User.ENROLLMENT_ADMINS).with("alex", User.ENROLLMENT_ADMINS);
    }

    @Test
    void isNeededToApprove() {
      assertThatThrownBy(() -> decide(Choice.APPROVE))
          .isInstanceOf(NotAllowed.class)
          .hasMessageStartingWith("You approved this enrollment");
    }

    @Test
    void isNotNeededToReject() {
      assertThatCode(() -> decide(Choice.REJECT)).doesNotThrowAnyException();
    }

    @Test
    void isNotNeededWhereNothingIsEverWritten() {
      world.keep(TestEnrollments.dryRun(world.enrollment()));

      assertThatCode(() -> decide(Choice.APPROVE)).doesNotThrowAnyException();
      assertThat(stores.decisions().latest(ID, UserTask.APPROVE_PLAN).orElseThrow().by())
          .isEqualTo("sam");
    }
  }

  /** Rule L2. */
  @Nested
  class TheRoleOfTheTenantsAdministrator {

    static Stream<AdminRole> insufficient() {
      return Stream.of(
          AdminRole.unknown(),
          AdminRole.missing("nobody@contoso.com"),
          new AdminRole("kim@contoso.com", false, List.of("Reports Reader")));
    }

    private void decideWhereEnforced(Choice choice) {
      world.approvePlan(true).decide(SAM, ID, choice, plan.digest(), false, "Why");
    }

    @ParameterizedTest
    @MethodSource("insufficient")
    void stopsAnApprovalWhereRolesAreEnforced(AdminRole role) {
      administeredBy(role);

      assertThatThrownBy(() -> decideWhereEnforced(Choice.APPROVE))
          .isInstanceOf(NotAllowed.class)
          .hasMessageContaining("which role in the tenant is missing");
    }

    @ParameterizedTest
    @MethodSource("insufficient")
    void onlyWarnsWhereRolesAreNotEnforced(AdminRole role) {
      administeredBy(role);

      assertThatCode(() -> decide(Choice.APPROVE)).doesNotThrowAnyException();
    }

    @Test
    void doesNotStopARejection() {
      administeredBy(AdminRole.unknown());

      assertThatCode(() -> decideWhereEnforced(Choice.REJECT)).doesNotThrowAnyException();
    }

    @Test
    void letsAnApprovalThroughWhereItIsSufficient() {
      assertThatCode(() -> decideWhereEnforced(Choice.APPROVE)).doesNotThrowAnyException();
    }
  }

  @Nested
  class WhetherAPersonHasToDecide {

    private void planOfNothing() {
      stores.plans().add(TestPlans.of(Change.By.PRODUCT));
    }

    @Test
    void isSoWhereSomethingIsToBeChanged() {
      assertThat(plans.isNeeded(ID)).isTrue();
    }

    @Test
    void isNotSoForAPlanThatChangesNothing() {
      planOfNothing();

      assertThat(plans.isNeeded(ID)).isFalse();
    }

    @Test
    void isSoInADryRunForWhichThePlanIsAllThereIs() {
      planOfNothing();
      world.keep(TestEnrollments.dryRun(world.enrollment()));

      assertThat(plans.isNeeded(ID)).isTrue();
    }

    @Test
    void isSoWhereARoleIsMissingAndEnforced() {
      planOfNothing();
      administeredBy(AdminRole.unknown());

      assertThat(world.approvePlan(true).isNeeded(ID)).isTrue();
      assertThat(plans.isNeeded(ID)).isFalse();
    }
  }

  @Nested
  class TheApprovedPlan {

    @Test
    void isTheCurrentOneOnceSomebodyApprovedExactlyIt() {
      decide(Choice.APPROVE);

      assertThat(plans.approved(ID)).isEqualTo(plan);
    }

    @Test
    void isNoneAfterItWasReplaced() {
      decide(Choice.APPROVE);
      stores.plans().add(TestPlans.of(Change.By.PRODUCT, ChangeKind.CREATE_GROUP));

      assertThatThrownBy(() -> plans.approved(ID)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void isNoneAfterALaterDecisionAgainstIt() {
      decide(Choice.APPROVE);
      decide(Choice.REJECT);

      assertThatThrownBy(() -> plans.approved(ID)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void isNoneWhereThereIsNoPlan() {
      Enrollment other = TestEnrollments.another("fabrikam.com");
      stores.enrollments().add(other);

      assertThatThrownBy(() -> plans.approved(other.id()))
          .isInstanceOf(NotAllowed.class)
          .hasMessage("There is no plan.");
    }
  }
}
