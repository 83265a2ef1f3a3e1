package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Withdrawing while changes are applied: during each write, between any two, and where one failed.
 */
interface WithdrawalWhileApplyingPaths extends Paths {

  @ParameterizedTest
  @CsvSource({
    "POST /graph/v1.0/domains, add-domain, 0",
    "POST /graph/v1.0/domains/northwindtraders.com/verify, verify-domain, 1",
    "POST /graph/v1.0/groups, create-group, 2",
    "POST /graph/v1.0/groups/, add-member, 3"
  })
  default void finishesAnyWriteThatIsUnderWayAndThenUndoesWhatItMay(
      String match, String kind, int changesBefore) {
    RunningEnrollment enrollment = approved();
    apply(enrollment, changesBefore);
    drive().people.fault(match, "\"delayMs\": 1500");
    drive().acquire();
    CompletableFuture<Void> running = CompletableFuture.runAsync(enrollment::runJob);
    await().until(() -> enrollment.changes().contains(kind + " intended"));

    assertThat(enrollment.withdraw("kim").status()).isEqualTo(202);
    drive().letWithdrawalsTakeEffect();
    assertThat(enrollment.state()).as("the write is under way").isEqualTo("applying");
    running.join();
    drive().letWithdrawalsTakeEffect();
    enrollment.work();

    assertWithdrawn(enrollment, changesBefore + 1);
    assertThat(enrollment.writes()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  default void undoesWhatItMayBetweenAnyTwoChanges(int changesBefore) {
    RunningEnrollment enrollment = approved();
    apply(enrollment, changesBefore);

    assertThat(enrollment.withdraw("kim").status()).isEqualTo(202);
    enrollment.work();

    assertWithdrawn(enrollment, changesBefore);
  }

  @Test
  default void isWithdrawnWhereLinkingFailed() {
    RunningEnrollment enrollment = approved();
    apply(enrollment, 2);
    drive().people.fault("POST /graph/v1.0/groups", "\"status\": 403, \"times\": 4");
    enrollment.failUntilIncident();
    assertThat(enrollment.state()).isEqualTo("needs-attention");
    assertThat(enrollment.view().at("/incident/message").asText())
        .contains("Creating the group", "403", "request id", "Group.Create", "consent link");

    assertThat(enrollment.withdraw("kim").status()).isEqualTo(202);
    drive().letWritesBeSeen();
    enrollment.work();

    assertWithdrawn(enrollment, 2);
  }

  @Test
  default void leavesADomainThatSomebodyElseAddedWhereItsOwnWriteDidNothing() {
    RunningEnrollment enrollment = approved();
    drive().people.fault("POST /graph/v1.0/domains", "\"status\": 403, \"times\": 4");
    enrollment.failUntilIncident();
    drive().people.addDomain(NORTHWIND_TENANT, NORTHWIND);

    assertThat(enrollment.withdraw("kim").status()).isEqualTo(202);
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(drive().world.domains(NORTHWIND_TENANT)).containsKey(NORTHWIND);
  }

  @Test
  default void leavesItsGroupToThoseWhoUseItByNow() {
    RunningEnrollment enrollment = approved();
    apply(enrollment, 4);
    drive().world.addMember(NORTHWIND_TENANT, "adele@" + NORTHWIND_TENANT);

    enrollment.withdraw("kim");
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(drive().world.groups(NORTHWIND_TENANT)).hasSize(1);
    assertThat(enrollment.evidence("undo"))
        .extracting(undo -> undo.get("kind").asText() + " " + undo.get("gone").asBoolean())
        .contains("create-group false", "add-member false");
  }

  /** Has so many changes of the plan applied, one step after the other. */
  private void apply(RunningEnrollment enrollment, int changes) {
    if (changes > 0) {
      enrollment.work().publishRecord();
      drive().watch.tick();
    }
    for (int applied = 1; applied < changes; applied++) {
      enrollment.runJob();
    }
  }

  private void assertWithdrawn(RunningEnrollment enrollment, int changes) {
    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(enrollment.jobs()).isEmpty();
    assertThat(drive().world.groups(NORTHWIND_TENANT)).isEmpty();
    if (changes >= 2) {
      assertThat(drive().world.domains(NORTHWIND_TENANT)).containsEntry(NORTHWIND, true);
    } else {
      assertThat(drive().world.domains(NORTHWIND_TENANT)).doesNotContainKey(NORTHWIND);
    }
    assertThat(enrollment.writes())
        .filteredOn(write -> write.startsWith("DELETE "))
        .hasSize(changes == 1 || changes > 2 ? 1 : 0);
  }
}
