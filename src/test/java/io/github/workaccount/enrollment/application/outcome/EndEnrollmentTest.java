package io.github.workaccount.enrollment.application.outcome;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.TENANT;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestPlans;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.plan.SeparateAccount;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How an enrollment ends: what is said of it, what is no longer waited for, and what it leaves. */
class EndEnrollmentTest {

  private static final Tenant OTHER = new Tenant("other-id", "Fabrikam", "fabrikam.com");

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final EndEnrollment ending =
      new EndEnrollment(
          stores.enrollments(),
          stores.decisions(),
          new LeftBehind(stores.plans()),
          stores.watches(),
          stores.proofs(),
          world.consentRemoval(),
          new SeparateAccount(stores.decisions()),
          stores.evidence(),
          new DryRunOutcome(stores.decisions(), stores.plans(), stores.evidence()));

  @BeforeEach
  void anEnrollment() {
    stores.enrollments().add(TestEnrollments.leadingToTenant(DomainPresence.VERIFIED));
  }

  private void decided(UserTask task, Choice choice, String comment) {
    stores.decisions().add(new Decision(ID, task, "sam", NOW, choice, null, comment));
  }

  private void route(Route recommended, Route chosen, String... reasons) {
    world.keep(
        world
            .enrollment()
            .withRoute(
                RouteChoice.none()
                    .recommending(recommended, "Sign in as usual.", List.of(reasons))
                    .choosing(chosen, false)));
  }

  private String outcome(EnrollmentState end) {
    ending.reach(ID, end);
    return world.enrollment().outcome();
  }

  @Nested
  class OnTheWay {

    @Test
    void isOnlyKeptWhereItStands() {
      ending.reach(ID, EnrollmentState.APPLYING);

      assertThat(world.enrollment().state()).isEqualTo(EnrollmentState.APPLYING);
      assertThat(world.enrollment().outcome()).isNull();
      assertThat(stores.evidence().of(ID)).isEmpty();
    }

    @Test
    void changesNothingWhereItStandsThereAlready() {
      int version = world.enrollment().version();

      ending.reach(ID, world.enrollment().state());

      assertThat(world.enrollment().version()).isEqualTo(version);
    }
  }

  @Nested
  class AtTheEnd {

    @Test
    void waitsForNothingAnyMore() {
      VerificationRecord record = new VerificationRecord("contoso.com", "TXT", "MS=1", 1);
      Instant later = NOW.plusSeconds(60);
      stores.watches().open(ID, "verifying", record, NOW, later);
      stores.proofs().begin(ID, "verifying", NOW, later);
      stores.proofs().ask(ID, NOW, later);

      ending.reach(ID, EnrollmentState.EXPIRED);

      assertThat(stores.watches().find(ID).orElseThrow().open()).isFalse();
      assertThat(stores.proofs().find(ID).orElseThrow().asking()).isFalse();
    }

    @Test
    void beginsToLookForTheRemovalOfConsents() {
      stores.consents().granted(ID, TENANT.id(), Access.WRITE, NOW);

      ending.reach(ID, EnrollmentState.WITHDRAWN);

      assertThat(stores.consents().of(ID))
          .extracting(Consents.Consent::nextCheckAt, Consents.Consent::expiresAt)
          .containsExactly(tuple(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void isKeptInTheEvidence() {
      String outcome = outcome(EnrollmentState.REJECTED);

      assertThat(stores.evidence().only(ID, "end").data())
          .isEqualTo(Map.of("state", "rejected", "outcome", outcome));
    }
  }

  @Nested
  class TheOutcome {

    @Test
    void ofAnEnrolledOneNamesTheTenantWhoAttestedAndHowToSignIn() {
      route(Route.LINK, Route.LINK);
      decided(UserTask.ASSOCIATE_IN_PARTNER_CENTER, Choice.ASSOCIATED, null);

      assertThat(outcome(EnrollmentState.ENROLLED))
          .isEqualTo(
              "contoso.com is linked to Partner Center with the work account (Microsoft Entra tenant) Contoso, as sam attested. Sign-in: Sign in as usual.");
    }

    @Test
    void tellsToSignInAtTheTenantWhereAnotherRouteWasChosen() {
      route(Route.CREATE, Route.LINK);
      decided(UserTask.ASSOCIATE_IN_PARTNER_CENTER, Choice.ASSOCIATED, null);

      assertThat(outcome(EnrollmentState.ENROLLED))
          .endsWith("Sign-in: With a work account (user) of Contoso.");
    }

    @Test
    void tellsToSignInAtTheTenantWhereAnotherOneHasTheDomain() {
      route(Route.LINK, Route.LINK);
      world.keep(
          world
              .enrollment()
              .withFacts(
                  new TenantFacts(
                      DomainState.FEDERATED,
                      OTHER,
                      TENANT,
                      null,
                      "https://signin.contoso.com",
                      null,
                      NOW)));
      decided(UserTask.ASSOCIATE_IN_PARTNER_CENTER, Choice.ASSOCIATED, null);

      assertThat(outcome(EnrollmentState.ENROLLED))
          .endsWith(
              "Sign-in: With a work account (user) of Contoso, at https://signin.contoso.com.");
    }

    @Test
    void ofARejectedOneSaysWhy() {
      assertThat(outcome(EnrollmentState.REJECTED)).isEqualTo("It was rejected.");
    }

    @Test
    void ofARejectedOneSaysWhyInTheWordsOfTheLastDecision() {
      decided(UserTask.APPROVE_ENROLLMENT, Choice.APPROVE, "Fine.");
      decided(UserTask.APPROVE_PLAN, Choice.REJECT, "Not this tenant.");

      assertThat(outcome(EnrollmentState.REJECTED)).isEqualTo("It was rejected: Not this tenant.");
    }

    @Test
    void ofAWithdrawnOneSaysWhy() {
      stores.enrollments().withdraw(ID, new Enrollment.Withdrawal("kim", NOW, "Wrong address."));

      assertThat(outcome(EnrollmentState.WITHDRAWN)).isEqualTo("It was withdrawn: Wrong address.");
    }

    @Test
    void ofAWithdrawnOneIsShortWhereNobodySaidWhy() {
      assertThat(outcome(EnrollmentState.WITHDRAWN)).isEqualTo("It was withdrawn.");
    }

    @Test
    void ofAnExpiredOneSaysWhatToDo() {
      assertThat(outcome(EnrollmentState.EXPIRED))
          .isEqualTo(
              "The domain was not proved in time. Start again when its DNS record can be published.");
    }

    @Test
    void ofADomainThatWasGivenUpSaysSo() {
      decided(UserTask.RESOLVE_DOMAIN_CONFLICT, Choice.GIVE_UP, "They keep it.");

      assertThat(outcome(EnrollmentState.STOPPED))
          .isEqualTo("contoso.com is verified in another tenant and was given up: They keep it.");
    }

    @Test
    void ofAnAdminsStopSaysWhoStopped() {
      route(Route.LINK, Route.STOP);
      decided(UserTask.APPROVE_ENROLLMENT, Choice.APPROVE, null);

      assertThat(outcome(EnrollmentState.STOPPED)).isEqualTo("An enrollment admin stopped it.");
    }

    @Test
    void ofAStopThatTheTableRecommendedGivesItsReasons() {
      route(Route.STOP, Route.STOP, "It is in another cloud.", "What can be done: ask.");
      decided(UserTask.APPROVE_ENROLLMENT, Choice.APPROVE, "Sorry.");

      assertThat(outcome(EnrollmentState.STOPPED))
          .as("without what is for the admin")
          .isEqualTo("It cannot go on here: It is in another cloud. Sorry.");
    }

    @Test
    void ofAStopWithoutReasonsSaysSo() {
      route(Route.STOP, Route.STOP);

      assertThat(outcome(EnrollmentState.STOPPED)).isEqualTo("It cannot go on here.");
    }
  }

  @Nested
  class WhatIsLeftBehind {

    private void plan(Change.By by, ChangeStatus status, Instant writtenAt) {
      TestPlans.approved(stores, TestPlans.of(by, ChangeKind.ADD_DOMAIN));
      stores.plans().mark(TestPlans.change(stores, 1).as(status, null, null).writtenAt(writtenAt));
    }

    @Test
    void isNamed() {
      plan(Change.By.PRODUCT, ChangeStatus.APPLIED, NOW);

      assertThat(outcome(EnrollmentState.WITHDRAWN))
          .isEqualTo("It was withdrawn. What was done stays: what 1.");
    }

    @Test
    void isNothingOnceItWasTakenBackOrWasThereBefore() {
      plan(Change.By.PRODUCT, ChangeStatus.UNDONE, NOW);
      plan(Change.By.PRODUCT, ChangeStatus.ALREADY_THERE, NOW);

      assertThat(outcome(EnrollmentState.WITHDRAWN)).isEqualTo("It was withdrawn.");
    }

    @Test
    void isToBeLookedForWhereItIsNotKnownWhetherItWasDone() {
      plan(Change.By.PRODUCT, ChangeStatus.INTENDED, NOW);

      assertThat(outcome(EnrollmentState.WITHDRAWN))
          .isEqualTo(
              "It was withdrawn. It is not known whether this was done, so look for it there: what 1.");
    }

    @Test
    void isKnownWhereALaterPlanSettledIt() {
      plan(Change.By.PRODUCT, ChangeStatus.INTENDED, NOW);
      plan(Change.By.PRODUCT, ChangeStatus.UNDONE, NOW);

      assertThat(outcome(EnrollmentState.WITHDRAWN)).isEqualTo("It was withdrawn.");
    }

    @Test
    void isForAPersonWhereAPersonMadeIt() {
      plan(Change.By.HAND, ChangeStatus.APPLIED, NOW);

      assertThat(outcome(EnrollmentState.WITHDRAWN))
          .isEqualTo(
              "It was withdrawn. This was done by hand, and a person takes it back: what 1.");
    }

    @Test
    void isWantedInTheTenantThatWasEnrolledAndNotInAnother() {
      plan(Change.By.PRODUCT, ChangeStatus.APPLIED, NOW);
      route(Route.LINK, Route.LINK);
      decided(UserTask.ASSOCIATE_IN_PARTNER_CENTER, Choice.ASSOCIATED, null);
      assertThat(outcome(EnrollmentState.ENROLLED)).doesNotContain("stays");
    }

    @Test
    void isNamedWhereItIsInAnotherTenantThanTheEnrolledOne() {
      plan(Change.By.PRODUCT, ChangeStatus.APPLIED, NOW);
      world.keep(
          world.enrollment().withFacts(TestEnrollments.facts(DomainPresence.VERIFIED, OTHER)));
      route(Route.LINK, Route.LINK);
      decided(UserTask.ASSOCIATE_IN_PARTNER_CENTER, Choice.ASSOCIATED, null);

      assertThat(outcome(EnrollmentState.ENROLLED))
          .endsWith(" What was done in another tenant stays: what 1.");
    }
  }

  @Nested
  class ADryRun {

    private static final String END =
        " Nothing was written. Start it again without the dry run to have it done.";

    @BeforeEach
    void itIsOne() {
      world.keep(TestEnrollments.dryRun(world.enrollment()));
    }

    @Test
    void saysWhatWouldHaveBeenChanged() {
      route(Route.LINK, Route.LINK);
      stores
          .plans()
          .add(TestPlans.of(Change.By.HAND, ChangeKind.CREATE_GROUP, ChangeKind.ADD_MEMBER));

      assertThat(outcome(EnrollmentState.STOPPED))
          .isEqualTo(
              "Dry run: 2 changes would be made: what 1 (by hand); what 2 (by hand). Then a person would associate Contoso in Partner Center."
                  + END);
    }

    @Test
    void namesFiveChangesWithoutMore() {
      route(Route.LINK, Route.LINK);
      ChangeKind member = ChangeKind.ADD_MEMBER;
      stores.plans().add(TestPlans.of(Change.By.PRODUCT, member, member, member, member, member));
      decided(UserTask.APPROVE_PLAN, Choice.APPROVE, null);

      assertThat(outcome(EnrollmentState.STOPPED))
          .contains("5 changes would be made: what 1; what 2; what 3; what 4; what 5. Then");
    }

    @Test
    void namesTheFirstFiveChanges() {
      route(Route.LINK, Route.LINK);
      ChangeKind member = ChangeKind.ADD_MEMBER;
      stores
          .plans()
          .add(
              TestPlans.of(
                  Change.By.PRODUCT, member, member, member, member, member, member, member));

      assertThat(outcome(EnrollmentState.STOPPED))
          .contains("7 changes would be made: what 1; what 2; what 3; what 4; what 5; and 2 more.");
    }

    @Test
    void saysThatNothingWouldBeChanged() {
      route(Route.LINK, Route.LINK);
      stores.plans().add(TestPlans.of(Change.By.PRODUCT));

      assertThat(outcome(EnrollmentState.STOPPED))
          .isEqualTo(
              "Dry run: nothing would be changed in Contoso; a person would associate it in Partner Center."
                  + END);
    }

    @Test
    void saysThatATenantWouldBeTakenOverFirst() {
      route(Route.TAKE_OVER, Route.TAKE_OVER);

      assertThat(outcome(EnrollmentState.STOPPED))
          .startsWith(
              "Dry run: a person would become administrator of the unmanaged tenant of contoso.com first");
    }

    @Test
    void saysThatAWorkAccountWouldBeCreatedFirst() {
      route(Route.CREATE, Route.CREATE);
      stores
          .evidence()
          .add(
              ID,
              EvidenceKind.INITIAL_DOMAINS,
              Evidence.SYSTEM,
              Map.of("free", List.of("contoso.onmicrosoft.com", "contosous.onmicrosoft.com")));
      stores.evidence().add(ID, EvidenceKind.RETRY, "pat", Map.of("step", "FindInitialDomains"));

      assertThat(outcome(EnrollmentState.STOPPED))
          .isEqualTo(
              "Dry run: a person would create a work account (Microsoft Entra tenant) first, for example with the initial domain contoso.onmicrosoft.com; its plan comes after that."
                  + END);
    }

    @Test
    void namesNoInitialDomainWhereNoneWasFree() {
      route(Route.CREATE, Route.CREATE);
      stores
          .evidence()
          .add(ID, EvidenceKind.INITIAL_DOMAINS, Evidence.SYSTEM, Map.of("free", List.of()));

      assertThat(outcome(EnrollmentState.STOPPED)).contains("first; its plan comes after that.");
    }

    @Test
    void saysThatASeparateAccountWouldBeCreatedWhereThatWasChosenForThePlan() {
      route(Route.LINK, Route.LINK);
      stores.plans().add(TestPlans.of(Change.By.PRODUCT));
      decided(UserTask.APPROVE_PLAN, Choice.SEPARATE_ACCOUNT, "Too big.");

      assertThat(outcome(EnrollmentState.STOPPED))
          .startsWith("Dry run: a person would create a work account")
          .doesNotContain("for example");
    }

    @Test
    void isStoppedLikeAnyOtherWhereThatWasChosen() {
      route(Route.LINK, Route.STOP);

      assertThat(outcome(EnrollmentState.STOPPED)).isEqualTo("An enrollment admin stopped it.");
    }
  }
}
