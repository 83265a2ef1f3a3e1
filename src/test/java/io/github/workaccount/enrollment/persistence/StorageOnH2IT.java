package io.github.workaccount.enrollment.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.failure.KeyTaken;
import io.github.workaccount.enrollment.application.request.IdempotencyKeys;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = "spring.datasource.url=jdbc:h2:mem:storage;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
class StorageOnH2IT extends StorageTest {

  private static final String USUAL = "set lock_timeout 10000";
  private static final String SHORT = "set lock_timeout 50";

  @Test
  void aKeyThatSomebodyElseIsAboutToKeepIsTaken() {
    String key = UUID.randomUUID().toString();
    Runnable add =
        () ->
            storage()
                .keys()
                .add("kim", key, new IdempotencyKeys.Used("hash", Samples.id(), Storage.NOW));

    assertThat(whileHeld(add, add)).isInstanceOf(KeyTaken.class);
  }

  @Test
  void aDomainThatSomebodyElseIsAboutToTakeIsWorkedOn() {
    DomainName domain = Samples.domain();
    Runnable add = () -> storage().enrollments().add(Samples.enrollment(domain));

    assertThat(whileHeld(add, add))
        .isInstanceOf(ChangedMeanwhile.class)
        .hasToString(new ChangedMeanwhile(domain).toString());
  }

  @Test
  void anEnrollmentThatSomebodyElseIsWritingIsChangedMeanwhile() {
    Enrollment read = Samples.enrollment(Samples.domain());
    storage().enrollments().add(read);
    Runnable update =
        () -> storage().enrollments().update(read.withState(EnrollmentState.APPLYING));

    assertThat(whileHeld(update, update)).isInstanceOf(ChangedMeanwhile.class);
    assertThat(
            whileHeld(
                update,
                () -> storage().enrollments().withdraw(read.id(), EnrollmentsContract.WITHDRAWAL)))
        .isInstanceOf(ChangedMeanwhile.class);
  }

  /** What comes out of a work while another transaction holds a row for longer than it waits. */
  private Object whileHeld(Runnable holding, Runnable work) {
    return storage()
        .transaction()
        .execute(
            status -> {
              holding.run();
              status.setRollbackOnly();
              return storage().atOnce(1, () -> impatiently(work)).get(0);
            });
  }

  private Object impatiently(Runnable work) {
    storage().jdbc().sql(SHORT).update();
    try {
      work.run();
      return null;
    } finally {
      storage().jdbc().sql(USUAL).update();
    }
  }
}
