package io.github.workaccount.enrollment.application.change;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestPlans;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Undone;
import io.github.workaccount.enrollment.application.directory.UndoableChange;
import io.github.workaccount.enrollment.application.failure.Postponed;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import io.github.workaccount.enrollment.testing.memory.FakeDirectory;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** What a withdrawal takes back: only what the enrollment made, and only what is still unused. */
class UndoChangesTest {

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final FakeDirectory directory = world.directory;
  private final UndoChanges undo =
      new UndoChanges(
          stores.enrollments(), stores.plans(), directory, world.ownWrites(), stores.evidence());

  @BeforeEach
  void anEnrollment() {
    stores.enrollments().add(TestEnrollments.leadingToTenant(DomainPresence.ABSENT));
  }

  private void plan(Change.By by, ChangeKind... kinds) {
    TestPlans.approved(stores, TestPlans.of(by, kinds));
  }

  private void mark(int number, ChangeStatus status, String objectId, Instant writtenAt) {
    stores
        .plans()
        .mark(TestPlans.change(stores, number).as(status, objectId, null).writtenAt(writtenAt));
  }

  private void applied(int... numbers) {
    for (int number : numbers) {
      mark(number, ChangeStatus.APPLIED, "object-" + number, NOW.minus(Duration.ofDays(1)));
    }
  }

  private PlannedChange change(int number) {
    return TestPlans.change(stores, number);
  }

  private List<Integer> undone() {
    return directory.undone().stream().map(change -> change.change().number()).toList();
  }

  private void undoAll() {
    int steps = 0;
    while (undo.undoNext(ID)) {
      assertThat(steps++).isLessThan(9);
    }
  }

  @Test
  void takesBackTheLatestFirstOneAtATime() {
    plan(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN, ChangeKind.VERIFY_DOMAIN);
    applied(1, 2);

    assertThat(undo.undoNext(ID)).isTrue();
    assertThat(undone()).containsExactly(2);
    assertThat(undo.undoNext(ID)).isFalse();
    assertThat(undone()).containsExactly(2, 1);

    assertThat(change(1).status()).isEqualTo(ChangeStatus.UNDONE);
    assertThat(change(1).undoTried()).isTrue();
  }

  @Test
  void keepsEachInTheEvidence() {
    plan(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN);
    applied(1);
    directory.undoes(change -> new Undone(false, "It is in use."));

    undoAll();

    assertThat(stores.evidence().only(ID, "undo").data())
        .containsEntry("tenant", "tenant-id")
        .containsEntry("kind", "add-domain")
        .containsEntry("what", "what 1")
        .containsEntry("gone", false)
        .containsEntry("reason", "It is in use.");
    assertThat(change(1).status()).isEqualTo(ChangeStatus.APPLIED);
    assertThat(change(1).note()).isEqualTo("It is in use.");
    assertThat(change(1).undoTried()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = ChangeStatus.class,
      names = {"APPLIED", "INTENDED"},
      mode = Mode.EXCLUDE)
  void leavesAloneWhatTheEnrollmentDidNotMake(ChangeStatus status) {
    plan(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN);
    mark(1, status, null, NOW);

    assertThat(undo.undoNext(ID)).isFalse();
    assertThat(directory.questions()).isEmpty();
  }

  @Test
  void takesBackWhatMayHaveBeenMadeAndNotWhatSurelyDidNothing() {
    plan(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN, ChangeKind.CREATE_GROUP);
    mark(1, ChangeStatus.INTENDED, null, NOW.minus(Duration.ofDays(1)));
    mark(2, ChangeStatus.INTENDED, null, null);

    undoAll();

    assertThat(undone()).containsExactly(1);
  }

  @Test
  void leavesWhatAPersonMadeByHandToAPerson() {
    plan(Change.By.HAND, ChangeKind.ADD_DOMAIN);
    applied(1);

    assertThat(undo.undoNext(ID)).isFalse();
    assertThat(directory.questions()).isEmpty();
  }

  @Test
  void takesBackWhatAnEarlierPlanMade() {
    plan(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN);
    applied(1);
    plan(Change.By.PRODUCT, ChangeKind.CREATE_GROUP);

    undoAll();

    assertThat(directory.undone())
        .extracting(change -> change.change().kind())
        .containsExactly(ChangeKind.ADD_DOMAIN);
  }

  @Test
  void removesAGroupBeforeItsMembersWhoGoWithIt() {
    plan(Change.By.PRODUCT, ChangeKind.CREATE_GROUP, ChangeKind.ADD_MEMBER, ChangeKind.ADD_MEMBER);
    applied(1, 2);
    mark(3, ChangeStatus.ALREADY_THERE, null, NOW);

    undoAll();

    assertThat(undone()).containsExactly(1);
    UndoableChange group = directory.undone().get(0);
    assertThat(group.objectId()).isEqualTo("object-1");
    assertThat(group.memberIds()).containsExactly("user-2");
    assertThat(change(2).status()).isEqualTo(ChangeStatus.UNDONE);
  }

  @Test
  void tellsOfTheMembersOfTheSameTenantOnly() {
    stores.plans().add(TestPlans.in("another", Change.By.PRODUCT, ChangeKind.ADD_MEMBER));
    applied(1);
    plan(Change.By.PRODUCT, ChangeKind.CREATE_GROUP, ChangeKind.ADD_MEMBER);
    applied(1, 2);

    undo.undoNext(ID);

    UndoableChange group = directory.undone().get(0);
    assertThat(group.change().kind()).isEqualTo(ChangeKind.CREATE_GROUP);
    assertThat(group.enrollment()).isEqualTo(ID);
    assertThat(group.tenantId()).isEqualTo("tenant-id");
    assertThat(group.memberIds()).containsExactly("user-2");
  }

  @Test
  void leavesMembersWithAGroupThatIsInUse() {
    plan(Change.By.PRODUCT, ChangeKind.CREATE_GROUP, ChangeKind.ADD_MEMBER);
    applied(1, 2);
    directory.undoes(change -> new Undone(false, "It is in use."));

    undoAll();

    assertThat(undone()).containsExactly(1);
    assertThat(change(2).status()).isEqualTo(ChangeStatus.APPLIED);
    assertThat(change(2).note()).isEqualTo("It was left with its group.");
  }

  @Test
  void takesMembersAloneOutOfAGroupThatWasThereBefore() {
    plan(Change.By.PRODUCT, ChangeKind.CREATE_GROUP, ChangeKind.ADD_MEMBER);
    mark(1, ChangeStatus.ALREADY_THERE, "group-1", NOW);
    applied(2);

    undoAll();

    assertThat(undone()).containsExactly(2);
    assertThat(directory.undone().get(0).objectId()).isEqualTo("group-1");
    assertThat(directory.undone().get(0).memberIds()).isEmpty();
  }

  @Test
  void takesMembersAloneOutOfAGroupThatSomebodyElseMade() {
    plan(Change.By.HAND, ChangeKind.CREATE_GROUP);
    applied(1);
    plan(Change.By.PRODUCT, ChangeKind.ADD_MEMBER);
    applied(1);

    undoAll();

    assertThat(directory.undone())
        .extracting(change -> change.change().kind(), UndoableChange::objectId)
        .containsExactly(tuple(ChangeKind.ADD_MEMBER, "object-1"));
  }

  @Test
  void leavesWhatIsThereOnceTheTenantHasTakenItsConsentBack() {
    plan(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN);
    applied(1);
    directory.fails(new DirectoryFailure.NoConsent("No consent.", "request-1"));

    assertThat(undo.undoNext(ID)).isFalse();

    assertThat(change(1).status()).isEqualTo(ChangeStatus.APPLIED);
    assertThat(change(1).note()).contains("has taken its consent back");
  }

  static Stream<DirectoryFailure> refusals() {
    return Stream.of(
        new DirectoryFailure.Refused("A permission is missing.", "request-1"),
        new DirectoryFailure.Invalid("It has references.", "request-1"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void leavesWhatMicrosoftDoesNotLetItTakeBackWithTheReason(DirectoryFailure refusal) {
    plan(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN);
    applied(1);
    directory.fails(refusal);

    undoAll();

    assertThat(change(1).status()).isEqualTo(ChangeStatus.APPLIED);
    assertThat(change(1).note()).isEqualTo("It was left there: " + refusal.getMessage());
  }

  @Test
  void countsWhatIsNotThereAsTakenBack() {
    plan(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN);
    applied(1);
    directory.fails(new DirectoryFailure.NotFound("Not there.", "request-1"));

    undoAll();

    assertThat(change(1).status()).isEqualTo(ChangeStatus.UNDONE);
  }

  @Test
  void looksAgainForWhatWasWrittenAMomentAgo() {
    plan(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN);
    mark(1, ChangeStatus.INTENDED, null, NOW);
    directory.fails(new DirectoryFailure.NotFound("Not there.", "request-1"));

    assertThatThrownBy(() -> undo.undoNext(ID)).isInstanceOf(Postponed.class);

    assertThat(change(1).undoTried()).isFalse();
    assertThat(stores.evidence().of(ID, "undo")).isEmpty();
  }

  @Test
  void doesNotWaitForAVerificationThatWasNeverAnswered() {
    plan(Change.By.PRODUCT, ChangeKind.VERIFY_DOMAIN);
    mark(1, ChangeStatus.INTENDED, null, NOW);
    directory.fails(new DirectoryFailure.NotFound("Not there.", "request-1"));

    undoAll();

    assertThat(change(1).status()).isEqualTo(ChangeStatus.UNDONE);
  }

  @Test
  void isTriedAgainWhereMicrosoftCannotBeAsked() {
    plan(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN);
    applied(1);
    directory.fails(new DirectoryFailure.Unavailable("Not reached.", null));

    assertThatThrownBy(() -> undo.undoNext(ID)).isInstanceOf(DirectoryFailure.Unavailable.class);

    assertThat(change(1).undoTried()).isFalse();
    assertThat(undo.undoNext(ID)).isFalse();
    assertThat(change(1).status()).isEqualTo(ChangeStatus.UNDONE);
  }

  @Test
  void hasNothingToTakeBackWithoutAPlan() {
    assertThat(undo.undoNext(ID)).isFalse();
    assertThat(stores.evidence().of(ID)).isEmpty();
  }
}
