package io.github.workaccount.enrollment.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.Plans;
import io.github.workaccount.enrollment.application.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.Change;
import io.github.workaccount.enrollment.model.ChangeStatus;
import io.github.workaccount.enrollment.model.EnrollmentId;
import io.github.workaccount.enrollment.model.Plan;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for plans and their changes in every database. */
interface PlansContract {

  Storage storage();

  private Plans plans() {
    return storage().plans();
  }

  private Plan planned(EnrollmentId id, String warning) {
    Plan plan = Samples.plan(id, warning);
    plans().add(plan);
    return plan;
  }

  private PlannedChange firstChange(EnrollmentId id) {
    return plans().currentChanges(id).get(0);
  }

  @Test
  default void readsThePlanThatWasKeptWithTheSameDigest() {
    EnrollmentId id = storage().newEnrollment();
    Plan plan = planned(id, Samples.TEXT);

    assertThat(plans().current(id)).contains(plan);
    assertThat(plans().current(id).orElseThrow().digest()).isEqualTo(plan.digest());
    assertThat(plans().currentChanges(id))
        .extracting(PlannedChange::change)
        .containsExactlyElementsOf(plan.changes());
    assertThat(plans().currentChanges(id))
        .allMatch(change -> change.status() == ChangeStatus.PLANNED && !change.undoTried())
        .allMatch(change -> change.tenantId().equals(plan.tenantId()));
  }

  @Test
  default void hasNoPlanBeforeTheFirst() {
    EnrollmentId id = storage().newEnrollment();

    assertThat(plans().current(id)).isEmpty();
    assertThat(plans().currentChanges(id)).isEmpty();
    assertThat(plans().allChanges(id)).isEmpty();
  }

  @Test
  default void keepsEarlierPlansAndUndoesTheLatestFirst() {
    EnrollmentId id = storage().newEnrollment();
    planned(id, "one");
    plans().mark(firstChange(id).as(ChangeStatus.APPLIED, "object", "request-id"));
    Plan second = planned(id, "two");

    assertThat(plans().current(id)).contains(second);
    assertThat(plans().currentChanges(id)).hasSize(2).allMatch(c -> c.objectId() == null);
    assertThat(plans().allChanges(id))
        .extracting(change -> change.change().number())
        .containsExactly(2, 1, 2, 1);
    assertThat(plans().allChanges(id).get(3).status()).isEqualTo(ChangeStatus.APPLIED);
    assertThat(plans().allChanges(id).get(3).objectId()).isEqualTo("object");
  }

  @Test
  default void readsHowFarAChangeIs() {
    EnrollmentId id = storage().newEnrollment();
    planned(id, "one");
    for (ChangeStatus status : ChangeStatus.values()) {
      PlannedChange marked =
          firstChange(id)
              .as(status, "object", Samples.TEXT)
              .writtenAt(Instant.parse("2026-11-23T12:00:00.123Z"));
      plans().mark(marked);
      assertThat(firstChange(id)).isEqualTo(marked);
    }
    plans().mark(firstChange(id).afterUndo(ChangeStatus.UNDONE, null));

    assertThat(firstChange(id).undoTried()).isTrue();
    assertThat(firstChange(id).note()).isNull();
  }

  @Test
  default void knowsAnIntentEvenWhenWhatFollowsFails() {
    EnrollmentId id = storage().newEnrollment();
    planned(id, "one");
    PlannedChange change = firstChange(id);

    storage().rolledBack(() -> plans().markNow(change.as(ChangeStatus.INTENDED, null, null)));

    assertThat(firstChange(id).status()).isEqualTo(ChangeStatus.INTENDED);
  }

  @Test
  default void forgetsAMarkTogetherWithItsTransaction() {
    EnrollmentId id = storage().newEnrollment();
    planned(id, "one");
    PlannedChange change = firstChange(id);

    storage()
        .rolledBack(
            () -> {
              plans().markNow(change.as(ChangeStatus.INTENDED, null, null));
              plans().mark(change.as(ChangeStatus.APPLIED, "object", null));
            });

    assertThat(firstChange(id).status()).isEqualTo(ChangeStatus.INTENDED);
    assertThat(firstChange(id).objectId()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Because., Why not.",
    "contoso.com, fabrikam.com",
    "POST /x, DELETE /x",
    "create-group, add-member",
    "tenant-id, another-id",
    "12000, 12"
  })
  default void refusesAPlanWhoseTextWasChanged(String before, String after) {
    EnrollmentId id = storage().newEnrollment();
    planned(id, "one");
    int rows =
        storage()
            .jdbc()
            .sql(
                """
                update plan set canonical_json = replace(canonical_json, ?, ?)
                where enrollment_id = ?
                """)
            .params(before, after, id.value())
            .update();

    assertThat(rows).isEqualTo(1);
    assertThatThrownBy(() -> plans().current(id)).hasMessageContaining("does not fit its digest");
    assertThatThrownBy(() -> plans().currentChanges(id))
        .hasMessageContaining("does not fit its digest");
    assertThatThrownBy(() -> plans().allChanges(id))
        .hasMessageContaining("does not fit its digest");
  }

  @Test
  default void takesWhatAChangeIsFromThePlanAndNotFromItsRow() {
    EnrollmentId id = storage().newEnrollment();
    Plan plan = planned(id, "one");
    storage()
        .jdbc()
        .sql("update change set number = 9 where enrollment_id = ? and number = 1")
        .param(id.value())
        .update();

    assertThatThrownBy(() -> plans().currentChanges(id)).isInstanceOf(RuntimeException.class);
    assertThat(plans().current(id)).contains(plan);
    assertThat(plan.changes()).extracting(Change::number).containsExactly(1, 2);
  }
}
