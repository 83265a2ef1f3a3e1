package io.github.workaccount.enrollment.application.change;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.TestChanges;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which group a member is added to, and whether the enrollment made it. */
class MembersGroupTest {

  private static final Instant SENT = Instant.EPOCH;

  private static PlannedChange group(
      String tenant, ChangeStatus status, String objectId, Instant writtenAt, Change.By by) {
    Change change = TestChanges.change(ChangeKind.CREATE_GROUP, Map.of(), by);
    return new PlannedChange(1, ID, tenant, change, status, objectId, null, false, writtenAt);
  }

  private static PlannedChange group(ChangeStatus status, String objectId, Instant writtenAt) {
    return group("tenant", status, objectId, writtenAt, Change.By.PRODUCT);
  }

  private static PlannedChange member(Map<String, String> parameters) {
    Change change = TestChanges.change(ChangeKind.ADD_MEMBER, parameters);
    return new PlannedChange(
        2, ID, "TENANT", change, ChangeStatus.PLANNED, null, null, false, null);
  }

  private static MembersGroup of(PlannedChange... groups) {
    return MembersGroup.of(member(Map.of("userId", "1")), List.of(groups));
  }

  private static MembersGroup named(String id, PlannedChange... groups) {
    return MembersGroup.of(member(Map.of("userId", "1", "groupId", id)), List.of(groups));
  }

  @Test
  void isTheOneThatThePlanMade() {
    MembersGroup group = of(group(ChangeStatus.APPLIED, "group-1", SENT));

    assertThat(group.id()).isEqualTo("group-1");
    assertThat(group.isOwn()).isTrue();
    assertThat(group.isGone()).isFalse();
  }

  @Test
  void isRatherOneWhoseIdIsKnown() {
    PlannedChange lost = group(ChangeStatus.INTENDED, null, SENT);

    assertThat(of(lost, group(ChangeStatus.APPLIED, "group-1", SENT)).id()).isEqualTo("group-1");
    assertThat(of(lost).id()).isNull();
  }

  @Test
  void isNothingElseThatThePlanMade() {
    Change change = TestChanges.change(ChangeKind.ADD_DOMAIN, Map.of());
    PlannedChange domain =
        new PlannedChange(
            1, ID, "tenant", change, ChangeStatus.APPLIED, "contoso.com", null, false, SENT);

    assertThat(of(domain)).isEqualTo(new MembersGroup(null, null));
  }

  @Test
  void isNoneOfAnotherTenant() {
    MembersGroup group =
        of(group("another", ChangeStatus.APPLIED, "group-1", SENT, Change.By.PRODUCT));

    assertThat(group.id()).isNull();
    assertThat(group.isOwn()).isFalse();
  }

  @Test
  void isTheOneThatThePlanNamesWhoeverMadeIt() {
    MembersGroup group = named("group-9", group(ChangeStatus.APPLIED, "group-1", SENT));

    assertThat(group.id()).isEqualTo("group-9");
    assertThat(group.isOwn()).as("it was there before").isFalse();
  }

  @Test
  void isTheEnrollmentsOwnWhereAnEarlierPlanMadeTheNamedOne() {
    assertThat(named("GROUP-1", group(ChangeStatus.APPLIED, "group-1", SENT)).isOwn()).isTrue();
  }

  @Test
  void isTheEnrollmentsOwnWhereTheAnswerOfItsMakingWasLost() {
    assertThat(named("group-1", group(ChangeStatus.INTENDED, null, SENT)).isOwn()).isTrue();
    assertThat(named("group-1", group(ChangeStatus.INTENDED, null, null)).isOwn())
        .as("surely nothing was made")
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "APPLIED, PRODUCT, true",
    "UNDONE, PRODUCT, true",
    "ALREADY_THERE, PRODUCT, false",
    "APPLIED, HAND, false"
  })
  void isTheEnrollmentsOwnWhereTheProductMadeItAlsoWhenItIsTakenBack(
      ChangeStatus status, Change.By by, boolean own) {
    MembersGroup group = of(group("tenant", status, "group-1", SENT, by));

    assertThat(group.isOwn()).isEqualTo(own);
    assertThat(group.isGone()).isEqualTo(status == ChangeStatus.UNDONE);
  }
}
