package io.github.workaccount.enrollment.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What holds for plans and their changes in every store. */
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
  default void beginsAnewWithAPlanThatSaysTheSame() {
    EnrollmentId id = storage().newEnrollment();
    planned(id, "one");
    plans().mark(firstChange(id).as(ChangeStatus.APPLIED, "object", "request-id"));
    planned(id, "one");

    assertThat(plans().currentChanges(id))
        .extracting(PlannedChange::status)
        .containsExactly(ChangeStatus.PLANNED, ChangeStatus.PLANNED);
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
}
