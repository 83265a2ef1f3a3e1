package io.github.workaccount.enrollment.persistence;

import static io.github.workaccount.enrollment.persistence.Storage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.account.WorkAccountWatches;
import io.github.workaccount.enrollment.application.account.WorkAccountWatches.Finding;
import io.github.workaccount.enrollment.application.account.WorkAccountWatches.WorkAccountWatch;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for the waits for new work accounts in every store. */
interface AccountWatchesContract {

  String TENANT = "contoso.onmicrosoft.com";
  Instant OVER = NOW.plus(Duration.ofHours(1));
  Instant FIRST_LOOK = NOW.plusSeconds(10);

  Duration LEASE = Duration.ofSeconds(30);
  Duration PAUSE = Duration.ofHours(1);

  Storage storage();

  private WorkAccountWatches watches() {
    return storage().accounts();
  }

  private EnrollmentId waiting() {
    EnrollmentId id = storage().newEnrollment();
    watches().open(id, "instance", TENANT, NOW, FIRST_LOOK, OVER);
    return id;
  }

  private List<EnrollmentId> claimed(String node, Instant at) {
    return watches().claimDue(new Claim(node, at, LEASE, at.plus(PAUSE), 10)).stream()
        .map(WorkAccountWatch::enrollment)
        .toList();
  }

  @Test
  default void takesUpALookThatIsDueLaterThanAnyCanBe() {
    EnrollmentId id = waiting();
    watches().record(id, TENANT, Finding.NOT_VISIBLE, NOW, NOW.plus(PAUSE));
    assertThat(claimed("one", NOW)).isEmpty();

    watches().record(id, TENANT, Finding.NOT_VISIBLE, NOW, NOW.plus(PAUSE).plusMillis(1));

    assertThat(claimed("one", NOW)).containsExactly(id);
  }

  @Test
  default void keepsAWaitForAWorkAccount() {
    EnrollmentId id = waiting();
    watches().record(id, TENANT, Finding.NOT_VISIBLE, FIRST_LOOK, FIRST_LOOK.plusSeconds(10));

    assertThat(watches().find(id))
        .contains(
            new WorkAccountWatch(
                id,
                "instance",
                TENANT,
                true,
                Finding.NOT_VISIBLE,
                1,
                NOW,
                FIRST_LOOK,
                FIRST_LOOK.plusSeconds(10),
                OVER));
  }

  @Test
  default void waitsForTheSameWorkAccountUntilTheSameTime() {
    EnrollmentId id = waiting();
    watches().close(id);
    watches().open(id, "instance", TENANT, NOW.plusSeconds(60), FIRST_LOOK, OVER.plusSeconds(60));

    assertThat(watches().find(id).orElseThrow().expiresAt()).isEqualTo(OVER);
    assertThat(watches().find(id).orElseThrow().open()).isTrue();
  }

  @Test
  default void waitsAnewForAnotherWorkAccountOrAfterItWasForgotten() {
    EnrollmentId id = waiting();
    Instant later = OVER.plusSeconds(60);
    watches().open(id, "instance", "other.onmicrosoft.com", NOW, FIRST_LOOK, later);
    assertThat(watches().find(id).orElseThrow().expiresAt()).isEqualTo(later);

    watches().forget(id);
    assertThat(watches().find(id)).isEmpty();
    watches().open(id, "instance", "other.onmicrosoft.com", NOW, FIRST_LOOK, OVER);
    assertThat(watches().find(id).orElseThrow().expiresAt()).isEqualTo(OVER);
  }

  @Test
  default void keepsNothingOfALookForANameThatWasCorrectedMeanwhile() {
    EnrollmentId id = waiting();
    watches().open(id, "instance", "other.onmicrosoft.com", NOW, FIRST_LOOK, OVER);
    var corrected = watches().find(id);

    assertThat(watches().record(id, TENANT, Finding.VISIBLE, FIRST_LOOK, OVER)).isFalse();

    assertThat(watches().find(id)).isEqualTo(corrected);
    assertThat(watches().record(id, "other.onmicrosoft.com", Finding.NOT_VISIBLE, FIRST_LOOK, OVER))
        .isTrue();
  }

  @Test
  default void takesOverTheWorkAccountsOfADeadNode() {
    EnrollmentId id = waiting();
    assertThat(claimed("killed", NOW)).as("not due yet").isEmpty();
    assertThat(claimed("killed", FIRST_LOOK)).containsExactly(id);
    assertThat(claimed("other", FIRST_LOOK.plusSeconds(30))).isEmpty();

    assertThat(claimed("other", FIRST_LOOK.plusSeconds(31))).containsExactly(id);
  }

  @Test
  default void looksForNoWorkAccountWhoseTimeIsOver() {
    EnrollmentId closed = waiting();
    watches().close(closed);

    assertThat(claimed("one", FIRST_LOOK)).isEmpty();
    waiting();
    assertThat(claimed("one", OVER)).isEmpty();
  }
}
