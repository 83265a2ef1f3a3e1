package io.github.workaccount.enrollment.application.change;

import static io.github.workaccount.enrollment.application.TestEnrollments.DOMAIN;
import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.TENANT;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestPlans;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.directory.ApprovedChange;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Applied;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Sighting;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.Evidence.Entry;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.failure.PlanOutdated;
import io.github.workaccount.enrollment.application.failure.Postponed;
import io.github.workaccount.enrollment.application.failure.ToBeDoneByHand;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import io.github.workaccount.enrollment.testing.StoppedClock;
import io.github.workaccount.enrollment.testing.memory.FakeDirectory;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the changes of an approved plan are written: once, on record before, and nothing else. */
class ApplyChangeTest {

  private static final Tenant OTHER = new Tenant("other-id", "Fabrikam", "fabrikam.com");

  private final TestUseCases world = new TestUseCases();
  private final StoppedClock clock = world.clock;
  private final Stores stores = world.stores;
  private final FakeDirectory directory = world.directory;
  private final ApplyChange changes = world.applyChange();

  @BeforeEach
  void anEnrollmentOfADomainThatIsNotInItsTenant() {
    stores.enrollments().add(TestEnrollments.leadingToTenant(DomainPresence.ABSENT));
  }

  private PlannedChange change(int number) {
    return TestPlans.change(stores, number);
  }

  private ChangeStatus status(int number) {
    return change(number).status();
  }

  private TenantFacts facts() {
    return stores.enrollments().get(ID).facts();
  }

  private List<Integer> sent() {
    return directory.applied().stream().map(change -> change.change().number()).toList();
  }

  private void applyInVain(ChangeKind kind, Class<? extends Throwable> expected) {
    assertThatThrownBy(() -> changes.apply(ID, kind)).isInstanceOf(expected);
  }

  @Nested
  class WhatIsApproved {

    @Test
    void isSentAndKeptWithTheRequestThatDidIt() {
      TestPlans.approved(stores, TestPlans.proving());
      directory.applies(change -> new Applied(false, "request-9", "group-9"));

      changes.apply(ID, ChangeKind.CREATE_GROUP);

      PlannedChange group = change(3);
      assertThat(group.status()).isEqualTo(ChangeStatus.APPLIED);
      assertThat(group.objectId()).isEqualTo("group-9");
      assertThat(group.note()).isEqualTo("request-9");
      assertThat(group.writtenAt()).isEqualTo(NOW);
      assertThat(sent()).containsExactly(3);
      ApprovedChange approved = directory.applied().get(0);
      assertThat(approved.enrollment()).isEqualTo(ID);
      assertThat(approved.tenantId()).isEqualTo(TENANT.id());
      assertThat(approved.repeated()).isFalse();
      assertThat(approved.sendable()).isTrue();
      Entry entry = stores.evidence().only(ID, "change");
      assertThat(entry.actor()).isEqualTo(Evidence.SYSTEM);
      assertThat(entry.data())
          .containsEntry("number", 3)
          .containsEntry("kind", "create-group")
          .containsEntry("call", change(3).change().call())
          .containsEntry("tenant", TENANT.id())
          .containsEntry("status", "applied")
          .containsEntry("requestId", "request-9")
          .containsEntry("objectId", "group-9");
    }

    @Test
    void isNotSentOtherwiseThanItWasRead() {
      Plan plan = TestPlans.of(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN);
      Change read = plan.changes().get(0);
      Change other =
          new Change(
              read.number(), read.kind(), read.what(), "PUT /x", read.why(), read.parameters());
      TestPlans.approved(
          stores,
          new Plan(
              plan.enrollment(),
              plan.route(),
              plan.tenantId(),
              plan.tenantName(),
              List.of(other),
              plan.warnings(),
              plan.counts()));

      applyInVain(ChangeKind.ADD_DOMAIN, PlanOutdated.class);

      assertThat(sent()).isEmpty();
      assertThat(status(1)).isEqualTo(ChangeStatus.PLANNED);
    }

    @Test
    void isIntendedOnRecordWhenItIsSentEvenIfTheStepFailsThen() {
      TestPlans.approved(stores, TestPlans.proving());
      List<ChangeStatus> whenSent = new ArrayList<>();
      directory.applies(
          change -> {
            whenSent.add(status(1));
            throw new DirectoryFailure.TimedOut("No answer.");
          });

      assertThatThrownBy(
              () ->
                  stores
                      .transaction()
                      .executeWithoutResult(step -> changes.apply(ID, ChangeKind.ADD_DOMAIN)))
          .isInstanceOf(DirectoryFailure.TimedOut.class);

      assertThat(whenSent).containsExactly(ChangeStatus.INTENDED);
      assertThat(status(1)).isEqualTo(ChangeStatus.INTENDED);
      assertThat(change(1).writtenAt()).isEqualTo(NOW);
    }

    @Test
    void isNotSentTwice() {
      TestPlans.approved(stores, TestPlans.proving());

      changes.apply(ID, ChangeKind.ADD_DOMAIN);
      changes.apply(ID, ChangeKind.ADD_DOMAIN);

      assertThat(sent()).containsExactly(1);
    }

    @Test
    void isLeftAloneWhereThePlanHasNoneOfTheKind() {
      TestPlans.approved(stores, TestPlans.of(Change.By.PRODUCT, ChangeKind.CREATE_GROUP));

      changes.apply(ID, ChangeKind.ADD_DOMAIN);

      assertThat(directory.questions()).isEmpty();
    }

    @Test
    void isAlreadyThereWhereNothingHadToBeWritten() {
      TestPlans.approved(stores, TestPlans.proving());
      directory.applies(change -> new Applied(true, "request-1", "group-1"));

      changes.apply(ID, ChangeKind.CREATE_GROUP);

      assertThat(status(3)).isEqualTo(ChangeStatus.ALREADY_THERE);
      assertThat(stores.evidence().only(ID, "change").data())
          .containsEntry("status", "already-there");
    }
  }

  @Nested
  class WhatIsNotApproved {

    @Test
    void isNotWrittenWithoutADecision() {
      stores.plans().add(TestPlans.proving());

      assertThatThrownBy(() -> changes.apply(ID, ChangeKind.ADD_DOMAIN))
          .isInstanceOf(NotAllowed.class)
          .hasMessageContaining("Nobody has approved the current plan of " + ID);
      assertThat(status(1)).isEqualTo(ChangeStatus.PLANNED);
      assertThat(directory.questions()).isEmpty();
    }

    @Test
    void isNotWrittenByTheApprovalOfAnEarlierPlan() {
      TestPlans.approved(stores, TestPlans.ofSubdomain());
      stores.plans().add(TestPlans.proving());

      applyInVain(ChangeKind.ADD_DOMAIN, NotAllowed.class);

      assertThat(directory.questions()).isEmpty();
    }

    @Test
    void isNotWrittenInADryRun() {
      stores.enrollments().update(TestEnrollments.dryRun(stores.enrollments().get(ID)));
      TestPlans.approved(stores, TestPlans.proving());

      applyInVain(ChangeKind.ADD_DOMAIN, NotAllowed.class);

      assertThat(directory.questions()).isEmpty();
      assertThat(status(1)).isEqualTo(ChangeStatus.PLANNED);
    }

    @Test
    void isNotWrittenOnceTheEnrollmentWasWithdrawn() {
      TestPlans.approved(stores, TestPlans.proving());
      stores.enrollments().withdraw(ID, new Enrollment.Withdrawal("kim", NOW, "Wrong."));

      Postponed later =
          catchThrowableOfType(Postponed.class, () -> changes.apply(ID, ChangeKind.ADD_DOMAIN));

      assertThat(later).hasMessageContaining("was withdrawn");
      assertThat(later.until()).isEqualTo(NOW.plusSeconds(5));
      assertThat(directory.questions()).isEmpty();
    }
  }

  @Nested
  class AWriteWhoseAnswerWasLost {

    @BeforeEach
    void aSentWriteWithoutAnAnswer() {
      TestPlans.approved(stores, TestPlans.proving());
      directory.fails(new DirectoryFailure.TimedOut("No answer."));
      applyInVain(ChangeKind.ADD_DOMAIN, DirectoryFailure.TimedOut.class);
    }

    @Test
    void isLookedForAtFirstAndNotSent() {
      clock.forward(Duration.ofSeconds(119));

      changes.apply(ID, ChangeKind.ADD_DOMAIN);

      ApprovedChange again = directory.applied().get(1);
      assertThat(again.repeated()).isTrue();
      assertThat(again.sendable()).isFalse();
    }

    @Test
    void isSentAgainOnceItWouldHaveBeenSeen() {
      clock.forward(Duration.ofMinutes(2));

      changes.apply(ID, ChangeKind.ADD_DOMAIN);

      ApprovedChange again = directory.applied().get(1);
      assertThat(again.repeated()).isTrue();
      assertThat(again.sendable()).isTrue();
      assertThat(change(1).writtenAt()).isEqualTo(clock.instant());
    }

    @Test
    void keepsItsTimeWhileItIsOnlyLookedFor() {
      clock.forward(Duration.ofSeconds(60));
      directory.fails(new DirectoryFailure.TimedOut("No answer."));

      applyInVain(ChangeKind.ADD_DOMAIN, DirectoryFailure.TimedOut.class);

      assertThat(change(1).writtenAt()).isEqualTo(NOW);
    }

    @Test
    void isTheEnrollmentsOwnWhenItIsThereNow() {
      directory.applies(change -> new Applied(true, "request-2", null));

      changes.apply(ID, ChangeKind.ADD_DOMAIN);

      assertThat(status(1)).isEqualTo(ChangeStatus.APPLIED);
    }
  }

  static Stream<DirectoryFailure> whereNothingWasDone() {
    return Stream.of(
        new DirectoryFailure.Throttled("Too many requests.", "request-1", NOW.plusSeconds(30)),
        new DirectoryFailure.Refused("A permission is missing.", "request-1"),
        new DirectoryFailure.BadCredential("The secret is not accepted."));
  }

  @ParameterizedTest
  @MethodSource("whereNothingWasDone")
  void whatMicrosoftDidNotDoIsForgottenAsAWrite(DirectoryFailure failure) {
    TestPlans.approved(stores, TestPlans.proving());
    directory.fails(failure);

    assertThatThrownBy(() -> changes.apply(ID, ChangeKind.ADD_DOMAIN)).isSameAs(failure);

    assertThat(status(1)).isEqualTo(ChangeStatus.INTENDED);
    assertThat(change(1).writtenAt()).isNull();
  }

  static Stream<DirectoryFailure> refusedForGood() {
    return Stream.of(
        new DirectoryFailure.Conflict("Another tenant has it.", "request-1"),
        new DirectoryFailure.Invalid("No such domain.", "request-1"));
  }

  @ParameterizedTest
  @MethodSource("refusedForGood")
  void whatIsRefusedForGoodHasFailedWithWhatMicrosoftSaid(DirectoryFailure failure) {
    TestPlans.approved(stores, TestPlans.proving());
    directory.fails(failure);

    assertThatThrownBy(() -> changes.apply(ID, ChangeKind.ADD_DOMAIN)).isSameAs(failure);

    assertThat(status(1)).isEqualTo(ChangeStatus.FAILED);
    assertThat(change(1).note()).isEqualTo(failure.getMessage());
    assertThat(change(1).writtenAt()).isNull();
  }

  @ParameterizedTest
  @MethodSource("refusedForGood")
  void whatIsRefusedRightAfterALostWriteMayComeFromThatWrite(DirectoryFailure failure) {
    TestPlans.approved(stores, TestPlans.proving());
    directory.fails(new DirectoryFailure.TimedOut("No answer."), failure);
    applyInVain(ChangeKind.ADD_DOMAIN, DirectoryFailure.TimedOut.class);

    applyInVain(ChangeKind.ADD_DOMAIN, Postponed.class);

    assertThat(status(1)).isEqualTo(ChangeStatus.INTENDED);
    assertThat(change(1).writtenAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @MethodSource("refusedForGood")
  void aRefusalOfWhatWasSentAgainDoesNotMakeTheLostWriteYounger(DirectoryFailure failure) {
    TestPlans.approved(stores, TestPlans.proving());
    directory.fails(new DirectoryFailure.TimedOut("No answer."), failure);
    applyInVain(ChangeKind.ADD_DOMAIN, DirectoryFailure.TimedOut.class);
    clock.forward(Duration.ofMinutes(2));

    applyInVain(ChangeKind.ADD_DOMAIN, Postponed.class);

    assertThat(change(1).writtenAt()).isEqualTo(NOW);
  }

  @Test
  void missingConsentLeadsToANewPlanAndLeavesTheChangeToBeTried() {
    TestPlans.approved(stores, TestPlans.proving());
    directory.fails(new DirectoryFailure.NoConsent("No consent.", "request-1"));

    assertThatThrownBy(() -> changes.apply(ID, ChangeKind.ADD_DOMAIN))
        .isInstanceOf(PlanOutdated.class)
        .hasMessage("No consent.");

    assertThat(status(1)).isEqualTo(ChangeStatus.INTENDED);
    assertThat(change(1).writtenAt()).isNull();
  }

  @Nested
  class WhatAChangeNeedsAndIsMissing {

    @BeforeEach
    void aGroupThatIsMissing() {
      TestPlans.approved(stores, TestPlans.proving());
      directory.applies(change -> new Applied(false, "request-1", "group-1"));
      changes.apply(ID, ChangeKind.CREATE_GROUP);
      directory.fails(
          new DirectoryFailure.NotFound("The group is not there.", "request-2"),
          new DirectoryFailure.NotFound("The group is not there.", "request-3"));
    }

    @Test
    void mayNotBeSeenYetRightAfterItWasWritten() {
      assertThatThrownBy(() -> changes.apply(ID, ChangeKind.ADD_MEMBER))
          .isInstanceOf(Postponed.class)
          .hasMessageContaining("The group is not there.");

      assertThat(status(4)).isEqualTo(ChangeStatus.INTENDED);
      assertThat(change(4).writtenAt()).isNull();
    }

    @Test
    void mayComeFromALostWriteOfTheChangeItselfHoweverOldTheGroupIs() {
      clock.forward(Duration.ofDays(1));
      PlannedChange lost = change(4).as(ChangeStatus.INTENDED, null, null);
      stores.plans().mark(lost.writtenAt(clock.instant()));

      assertThatThrownBy(() -> changes.apply(ID, ChangeKind.ADD_MEMBER))
          .isInstanceOf(Postponed.class);
      assertThat(status(4)).isEqualTo(ChangeStatus.INTENDED);
    }

    @Test
    void leadsToANewPlanWhenItWouldHaveBeenSeen() {
      clock.forward(Duration.ofMinutes(5));

      assertThatThrownBy(() -> changes.apply(ID, ChangeKind.ADD_MEMBER))
          .isInstanceOf(PlanOutdated.class)
          .hasMessage("The group is not there.");

      assertThat(status(4)).isEqualTo(ChangeStatus.FAILED);
      assertThat(change(4).note()).isEqualTo("The group is not there.");
    }
  }

  @Nested
  class ADomainThatAnotherTenantHolds {

    @BeforeEach
    void aPlanThatProvesIt() {
      TestPlans.approved(stores, TestPlans.proving());
    }

    @Test
    void isKeptWithItsHolderForWhoeverDecides() {
      directory.fails(new DirectoryFailure.Conflict("Held elsewhere.", "request-1", OTHER));

      applyInVain(ChangeKind.ADD_DOMAIN, DirectoryFailure.Conflict.class);

      assertThat(facts().state()).isEqualTo(DomainState.CONFLICT);
      assertThat(facts().holder()).isEqualTo(OTHER);
      assertThat(facts().target()).contains(TENANT);
    }

    @Test
    void isNotKeptWithAHolderOfBefore() {
      directory.fails(
          new DirectoryFailure.Conflict("Held elsewhere.", "request-1", OTHER),
          new DirectoryFailure.Conflict("Refused.", "request-2"));
      applyInVain(ChangeKind.ADD_DOMAIN, DirectoryFailure.Conflict.class);

      applyInVain(ChangeKind.ADD_DOMAIN, DirectoryFailure.Conflict.class);

      assertThat(facts().holder()).isNull();
    }

    @Test
    void isNotLearnedFromTheConflictOfAGroup() {
      directory.fails(new DirectoryFailure.Conflict("The nickname is taken.", "request-1", OTHER));

      applyInVain(ChangeKind.CREATE_GROUP, DirectoryFailure.Conflict.class);

      assertThat(facts().holder()).isNull();
    }
  }

  @Nested
  class ADomainThatIsThereAlready {

    @BeforeEach
    void itIsThere() {
      directory.applies(change -> new Applied(true, "request-1", null));
    }

    @Test
    void isProvedAsPlannedWhileItIsNotVerified() {
      TestPlans.approved(stores, TestPlans.proving());
      directory.shows(DOMAIN, DomainPresence.UNVERIFIED);

      changes.apply(ID, ChangeKind.ADD_DOMAIN);

      assertThat(status(1)).isEqualTo(ChangeStatus.ALREADY_THERE);
    }

    @Test
    void leadsToANewPlanWhenSomebodyHasProvedItMeanwhile() {
      TestPlans.approved(stores, TestPlans.proving());
      directory.shows(DOMAIN, DomainPresence.VERIFIED);

      assertThatThrownBy(() -> changes.apply(ID, ChangeKind.ADD_DOMAIN))
          .isInstanceOf(PlanOutdated.class)
          .hasMessage("contoso.com is in the tenant and verified there meanwhile.");
    }
  }

  @Nested
  class LinkingTheTenant {

    @Test
    void takesOneChangeAtATimeAndLeavesTheProofOut() {
      TestPlans.approved(stores, TestPlans.proving());

      assertThat(changes.applyNextLink(ID)).isTrue();
      assertThat(sent()).containsExactly(3);
      assertThat(changes.applyNextLink(ID)).isFalse();
      assertThat(sent()).containsExactly(3, 4);
      assertThat(status(1)).isEqualTo(ChangeStatus.PLANNED);
    }

    @Test
    void addsMembersToTheGroupThatWasMade() {
      TestPlans.approved(stores, TestPlans.proving());
      directory.applies(change -> new Applied(false, "request-1", "group-1"));

      changes.applyNextLink(ID);
      changes.applyNextLink(ID);

      assertThat(directory.applied())
          .extracting(ApprovedChange::groupId)
          .containsExactly(null, "group-1");
    }

    @Test
    void doesNotLookWhoIsInAGroupThatItMade() {
      TestPlans.approved(stores, TestPlans.proving());
      directory.applies(change -> new Applied(false, "request-1", "group-1"));

      changes.applyNextLink(ID);
      changes.applyNextLink(ID);

      assertThat(directory.sought()).isEmpty();
    }

    @Test
    void leavesAloneWhoWasInAGroupBefore() {
      TestPlans.approved(stores, TestPlans.proving());
      directory.applies(change -> new Applied(true, "request-1", "group-1"));
      directory.sees(change -> new Sighting(true, "request-2", null, "There."));

      changes.applyNextLink(ID);
      changes.applyNextLink(ID);

      assertThat(sent()).containsExactly(3);
      assertThat(directory.sought())
          .extracting(TenantChanges.Sought::groupId)
          .containsExactly("group-1");
      assertThat(status(4)).isEqualTo(ChangeStatus.ALREADY_THERE);
      assertThat(change(4).note()).isEqualTo("request-2");
    }

    @Test
    void addsWhoWasNotInAGroupThatWasThere() {
      TestPlans.approved(stores, TestPlans.proving());
      directory.applies(
          change -> new Applied(change.change().number() == 3, "request-1", "group-1"));

      changes.applyNextLink(ID);
      changes.applyNextLink(ID);

      assertThat(sent()).containsExactly(3, 4);
      assertThat(status(4)).isEqualTo(ChangeStatus.APPLIED);
    }

    @Test
    void keepsTheConflictOfAGroup() {
      TestPlans.approved(stores, TestPlans.proving());
      directory.fails(new DirectoryFailure.Conflict("The nickname is taken.", "request-1"));

      assertThatThrownBy(() -> changes.applyNextLink(ID))
          .isInstanceOf(DirectoryFailure.Conflict.class);
    }

    @Test
    void hasNothingToDoWithoutAPlan() {
      stores
          .enrollments()
          .update(
              stores
                  .enrollments()
                  .get(ID)
                  .withFacts(TestEnrollments.facts(DomainPresence.VERIFIED)));

      assertThat(changes.applyNextLink(ID)).isFalse();
      assertThat(directory.questions()).isEmpty();
    }
  }

  @Nested
  class ASubdomainThatNeedsNoProof {

    private final Plan plan = TestPlans.ofSubdomain();

    @BeforeEach
    void itsPlanIsApproved() {
      TestPlans.approved(stores, plan);
    }

    @Test
    void isAddedInAStepOfItsOwnAndThenSeenVerified() {
      directory.shows(DOMAIN, DomainPresence.VERIFIED);

      assertThat(changes.applyNextLink(ID)).isTrue();
      assertThat(status(1)).isEqualTo(ChangeStatus.APPLIED);
      assertThat(facts().domainVerified()).isFalse();

      assertThat(changes.applyNextLink(ID)).isTrue();
      assertThat(facts().domainVerified()).isTrue();
      assertThat(sent()).containsExactly(1);

      assertThat(changes.applyNextLink(ID)).isTrue();
      assertThat(changes.applyNextLink(ID)).isFalse();
      assertThat(sent()).containsExactly(1, 2, 3);
    }

    @Test
    void hasStillToBeSeenVerifiedWhereNothingElseIsLeft() {
      TestPlans.approved(stores, TestPlans.of(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN));
      directory.shows(DOMAIN, DomainPresence.VERIFIED);

      assertThat(changes.applyNextLink(ID)).isTrue();
      assertThat(changes.applyNextLink(ID)).isFalse();
      assertThat(facts().domainVerified()).isTrue();
    }

    @Test
    void mayNotBeSeenVerifiedAtOnce() {
      changes.applyNextLink(ID);

      assertThatThrownBy(() -> changes.applyNextLink(ID))
          .isInstanceOf(Postponed.class)
          .hasMessageContaining("was added but is not verified with the domain above it.");
    }

    @Test
    void needsAProofOfItsOwnWhenItStaysUnverified() {
      changes.applyNextLink(ID);
      clock.forward(Duration.ofMinutes(5));
      directory.shows(DOMAIN, DomainPresence.UNVERIFIED);

      assertThatThrownBy(() -> changes.applyNextLink(ID)).isInstanceOf(PlanOutdated.class);
      assertThat(facts().domainVerified()).isFalse();
    }

    @Test
    void leadsToANewPlanWhenTheTenantCannotBeAskedForItAnyMore() {
      changes.applyNextLink(ID);
      directory.fails(new DirectoryFailure.NoConsent("No consent.", "request-1"));

      assertThatThrownBy(() -> changes.applyNextLink(ID))
          .isInstanceOf(PlanOutdated.class)
          .hasMessage("No consent.");
    }

    @Test
    void leadsToANewPlanThatTellsOfTheTenantThatHoldsIt() {
      directory.fails(new DirectoryFailure.Conflict("Held elsewhere.", "request-1", OTHER));

      assertThatThrownBy(() -> changes.applyNextLink(ID))
          .isInstanceOf(PlanOutdated.class)
          .hasMessage("Held elsewhere.");

      assertThat(status(1)).isEqualTo(ChangeStatus.FAILED);
      assertThat(facts().holder()).isEqualTo(OTHER);
    }
  }

  @Nested
  class WhatAPersonMakesByHand {

    @BeforeEach
    void aPlanThatAPersonCarriesOut() {
      TestPlans.approved(
          stores,
          TestPlans.of(
              Change.By.HAND,
              ChangeKind.ADD_DOMAIN,
              ChangeKind.VERIFY_DOMAIN,
              ChangeKind.CREATE_GROUP,
              ChangeKind.ADD_MEMBER));
    }

    @Test
    void isOnlyLookedForAndStaysWithWhatWasFound() {
      applyInVain(ChangeKind.ADD_DOMAIN, ToBeDoneByHand.class);

      assertThat(directory.applied()).isEmpty();
      assertThat(status(1)).isEqualTo(ChangeStatus.PLANNED);
      assertThat(change(1).note()).isEqualTo("Not there.");
    }

    @Test
    void isAlreadyThereWhereNobodySaidThatItWasMade() {
      directory.sees(change -> new Sighting(true, "request-1", null, "It is there."));

      changes.apply(ID, ChangeKind.ADD_DOMAIN);

      assertThat(status(1)).isEqualTo(ChangeStatus.ALREADY_THERE);
      assertThat(change(1).note()).isEqualTo("there already");
    }

    @Test
    void isKeptWithWhoSaidThatItWasMade() {
      stores
          .decisions()
          .add(
              new Decisions.Decision(
                  ID, UserTask.APPLY_CHANGE_BY_HAND, "alex", NOW, Choice.LOOK_NOW, null, null));
      directory.sees(change -> new Sighting(true, "request-1", "group-1", "It is there."));

      changes.apply(ID, ChangeKind.CREATE_GROUP);

      assertThat(status(3)).isEqualTo(ChangeStatus.APPLIED);
      assertThat(change(3).objectId()).isEqualTo("group-1");
      assertThat(change(3).note()).isEqualTo("by hand, by alex");
      assertThat(stores.evidence().only(ID, "change").data())
          .containsEntry("by", "hand")
          .containsEntry("doneBy", "alex")
          .containsEntry("found", "It is there.")
          .containsEntry("requestId", "request-1");
    }

    @Test
    void leadsToANewPlanWhereWhatItNeedsIsGone() {
      directory.fails(new DirectoryFailure.NotFound("The group is gone.", "request-1"));

      assertThatThrownBy(() -> changes.apply(ID, ChangeKind.ADD_MEMBER))
          .isInstanceOf(PlanOutdated.class)
          .hasMessage("The group is gone.");
    }
  }
}
