package io.github.workaccount.enrollment.persistence;

import static io.github.workaccount.enrollment.persistence.Storage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.CleanUpForTests;
import io.github.workaccount.enrollment.application.consent.ConsentRequests.ConsentRequest;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.operation.CleanUp;
import io.github.workaccount.enrollment.application.request.IdempotencyKeys.Used;
import io.github.workaccount.enrollment.application.signin.SignInAttempts.Counted;
import io.github.workaccount.enrollment.application.signin.SignInAttempts.Counter;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.persistence.table.JdbcSignInAttempts;
import io.github.workaccount.enrollment.persistence.table.JdbcSignInPlaces;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the clean-up removes, and what it leaves, in every database. */
interface CleanUpContract {

  Storage storage();

  private EnrollmentId withRows(EnrollmentState state) {
    EnrollmentId id = storage().newEnrollment();
    storage().enrollments().update(storage().enrollments().get(id).ended(state, "It is as it is."));
    VerificationRecord record = new VerificationRecord("contoso.com", "TXT", "MS=ms1", 3600);
    storage().watches().open(id, "i", record, NOW, NOW.plusSeconds(60));
    storage().proofs().begin(id, "i", NOW, NOW.plusSeconds(60));
    storage().accounts().open(id, "i", "contoso.onmicrosoft.com", NOW, NOW, NOW.plusSeconds(60));
    String hash = UUID.randomUUID().toString();
    storage().consents().add(new ConsentRequest(hash, id, "t", Access.READ, NOW, null));
    storage().keys().add("kim", hash, new Used("h", id, NOW));
    storage().granted().granted(id, "t", Access.READ, NOW);
    storage().throttles().asked("t-" + hash, NOW);
    new JdbcSignInAttempts(storage().jdbc()).add(new Counter("kim", hash), new Counted(1, NOW));
    new JdbcSignInPlaces(storage().jdbc()).keep("kim", hash, NOW, 10);
    return id;
  }

  private List<Long> rows(EnrollmentId id) {
    return List.of(
            "dns_watch",
            "domain_proof",
            "work_account_watch",
            "consent_request",
            "consent",
            "idempotency_key")
        .stream()
        .map(
            table ->
                storage()
                    .jdbc()
                    .sql("select count(*) from " + table + " where enrollment_id = ?")
                    .param(id.value())
                    .query(Long.class)
                    .single())
        .toList();
  }

  private CleanUp at(Instant time) {
    return CleanUpForTests.at(
        time,
        storage().keys(),
        storage().consents(),
        storage().granted(),
        storage().throttles(),
        storage().watches(),
        storage().proofs(),
        storage().accounts(),
        new JdbcSignInAttempts(storage().jdbc()),
        new JdbcSignInPlaces(storage().jdbc()));
  }

  @Test
  default void forgetsTheRowsOfAnEnrollmentLongAfterItsEnd() {
    EnrollmentId over = withRows(EnrollmentState.ENROLLED);
    EnrollmentId running = withRows(EnrollmentState.APPLYING);

    at(NOW.plus(Duration.ofDays(6))).run();
    assertThat(rows(over)).containsExactly(1L, 1L, 1L, 1L, 1L, 1L);
    at(NOW.plus(Duration.ofDays(8))).run();
    assertThat(rows(over)).as("only the key is old").containsExactly(1L, 1L, 1L, 1L, 1L, 0L);
    at(NOW.plus(Duration.ofDays(31))).run();

    assertThat(rows(over)).containsExactly(0L, 0L, 0L, 0L, 0L, 0L);
    assertThat(rows(running)).as("it is not over").containsExactly(1L, 1L, 1L, 1L, 1L, 0L);
    assertThat(storage().enrollments().find(over)).as("itself stays").isPresent();
  }

  @Test
  default void leavesAConsentThatIsStillLookedFor() {
    EnrollmentId over = withRows(EnrollmentState.ENROLLED);
    storage().granted().watch(over, NOW, NOW.plus(Duration.ofDays(60)));
    CleanUp later = at(NOW.plus(Duration.ofDays(31)));

    later.run();
    assertThat(storage().granted().of(over)).hasSize(1);
    storage().granted().giveUp(storage().granted().of(over).get(0));
    later.run();

    assertThat(storage().granted().of(over)).isEmpty();
  }

  @Test
  default void removesMoreThanOneBatchInOneRun() {
    for (int i = 0; i < 5; i++) {
      withRows(EnrollmentState.WITHDRAWN);
    }

    Map<String, Integer> removed = at(NOW.plus(Duration.ofDays(91))).run();

    assertThat(removed.values()).allMatch(count -> count >= 5);
    assertThat(at(NOW.plus(Duration.ofDays(91))).run().values()).containsOnly(0);
  }

  @Test
  default void cleansUpOnTwoNodesAtOnce() {
    for (int i = 0; i < 20; i++) {
      withRows(EnrollmentState.STOPPED);
    }

    List<Object> outcomes =
        storage().atOnce(2, () -> at(NOW.plus(Duration.ofDays(31))).run().get("DNS waits"));

    assertThat(outcomes).allMatch(Integer.class::isInstance);
  }
}
