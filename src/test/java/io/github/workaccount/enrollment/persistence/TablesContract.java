package io.github.workaccount.enrollment.persistence;

import static io.github.workaccount.enrollment.persistence.Storage.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.operation.ProductMetrics;
import io.github.workaccount.enrollment.application.operation.ProductMetrics.Watch;
import io.github.workaccount.enrollment.application.operation.ProductMetrics.WatchKind;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import io.github.workaccount.enrollment.application.proof.DnsWatches.NextLook;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Turn;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.persistence.sql.Columns;
import io.github.workaccount.enrollment.persistence.table.JdbcProductMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for the rows themselves in every database, whoever writes them. */
interface TablesContract {

  Storage storage();

  private EnrollmentId planned() {
    EnrollmentId id = storage().newEnrollment();
    storage().plans().add(Samples.plan(id, "one"));
    return id;
  }

  private EnrollmentId waiting() {
    EnrollmentId id = storage().newEnrollment();
    storage()
        .watches()
        .open(id, "instance", WatchesContract.RECORD, NOW, NOW.plus(Duration.ofDays(30)));
    return id;
  }

  private void stateSince(EnrollmentId id, Instant time) {
    storage()
        .jdbc()
        .sql("update enrollment set state_since = ? where id = ?")
        .params(Columns.timestamp(time), id.value())
        .update();
  }

  private Instant stateSince(EnrollmentId id) {
    return storage()
        .jdbc()
        .sql("select state_since from enrollment where id = ?")
        .param(id.value())
        .query((row, number) -> Columns.instant(row, "state_since"))
        .single();
  }

  @Test
  default void tellsHowLateTheMostOverdueLookOfEachLaneIs() {
    storage().jdbc().sql("delete from dns_watch").update();
    DnsFinding nothing = new DnsFinding.NothingThere("contoso.com", List.of());
    storage().watches().record(waiting(), nothing, NOW, NextLook.at(NOW.plusSeconds(60)));
    storage().watches().record(waiting(), nothing, NOW, new NextLook(NOW, "192.0.2.1:53", 0));
    storage().watches().putOff(waiting(), "192.0.2.2:53");
    storage().watches().close(waiting());

    assertThat(new JdbcProductMetrics(storage().jdbc()).lanes(NOW.plusSeconds(42)))
        .isEqualTo(
            Map.of(
                Lane.ASKED, new Watch(0, Duration.ZERO),
                Lane.REPEATED, new Watch(1, Duration.ZERO),
                Lane.SLOW, new Watch(2, Duration.ofSeconds(42))));
  }

  /** One person with many would have operators called, and nobody else waits for them. */
  @Test
  default void doesNotTakeTheWaitForARequestersOwnShareForALagOfTheLane() {
    storage().jdbc().sql("delete from dns_watch").update();
    waiting();
    waiting();
    Instant now = NOW.plusSeconds(42);
    Claim one = new Claim("node", now, Duration.ofSeconds(30), null, 1);
    storage().watches().claimDue(one, Turn.of(Lane.ASKED));

    ProductMetrics metrics = new JdbcProductMetrics(storage().jdbc());
    assertThat(metrics.lanes(now).get(Lane.ASKED)).isEqualTo(new Watch(2, Duration.ZERO));
    assertThat(metrics.watches(now).get(WatchKind.DNS_RECORD))
        .isEqualTo(new Watch(2, Duration.ofSeconds(42)));
    assertThat(metrics.lanes(now.plusSeconds(31)).get(Lane.ASKED))
        .as("nobody looks for that requester any more")
        .isEqualTo(new Watch(2, Duration.ofSeconds(73)));
  }

  @Test
  default void knowsSinceWhenAnEnrollmentIsInItsState() {
    Enrollment begun = Samples.enrollment(Samples.domain());
    storage().enrollments().add(begun);
    Instant earlier = NOW.minus(Duration.ofDays(3));
    stateSince(begun.id(), earlier);

    storage().enrollments().update(begun.withTenantAdmin("ann@example.com"));
    assertThat(stateSince(begun.id())).isEqualTo(earlier);

    Enrollment now = storage().enrollments().get(begun.id());
    storage().enrollments().update(now.ended(EnrollmentState.STOPPED, "No."));
    assertThat(stateSince(begun.id())).isEqualTo(NOW);
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
    EnrollmentId id = planned();
    Plans plans = storage().plans();
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
    assertThatThrownBy(() -> plans.current(id)).hasMessageContaining("does not fit its digest");
    assertThatThrownBy(() -> plans.currentChanges(id))
        .hasMessageContaining("does not fit its digest");
    assertThatThrownBy(() -> plans.allChanges(id)).hasMessageContaining("does not fit its digest");
  }

  @Test
  default void takesWhatAChangeIsFromThePlanAndNotFromItsRow() {
    EnrollmentId id = planned();
    Plan plan = storage().plans().current(id).orElseThrow();
    storage()
        .jdbc()
        .sql("update change set number = 9 where enrollment_id = ? and number = 1")
        .param(id.value())
        .update();

    assertThatThrownBy(() -> storage().plans().currentChanges(id))
        .isInstanceOf(RuntimeException.class);
    assertThat(storage().plans().current(id)).contains(plan);
    assertThat(plan.changes()).extracting(Change::number).containsExactly(1, 2);
  }

  @Test
  default void passesOverARowThatAnotherNodeIsClaiming() {
    EnrollmentId locked = waiting();
    EnrollmentId free = waiting();
    Claim claim = new Claim("two", NOW, Duration.ofSeconds(30), NOW.plus(Duration.ofHours(1)), 9);

    storage()
        .transaction()
        .executeWithoutResult(
            status -> {
              storage()
                  .jdbc()
                  .sql("select * from dns_watch where enrollment_id = ? for update")
                  .param(locked.value())
                  .query()
                  .singleRow();
              assertThat(storage().watches().claimDue(claim, Turn.of(Lane.ASKED)))
                  .extracting(DnsWatch::enrollment)
                  .containsExactly(free);
            });
  }
}
