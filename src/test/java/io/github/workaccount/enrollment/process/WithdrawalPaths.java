package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Withdrawing, wherever the enrollment stands. */
interface WithdrawalPaths extends Paths {

  @ParameterizedTest
  @MethodSource("io.github.workaccount.enrollment.process.WaitStates#inTheModels")
  default void isWithdrawnWhereItWaitsAndLeavesNothingBehind(String element) {
    RunningEnrollment enrollment = WaitStates.reach(element, this);
    assertThat(enrollment.standsAt()).contains(element);
    assertThat(whoCanAct(enrollment, element)).as("so it waits for nobody in vain").isNotEmpty();

    withdrawAndLeaveNothing(enrollment);
  }

  /** Of those who see what is waited for: who is led to a task, or has it looked now. */
  private static List<String> whoCanAct(RunningEnrollment enrollment, String element) {
    return Stream.of("kim", "alex", "sam")
        .filter(
            user -> {
              JsonNode wait = enrollment.viewAs(user).at("/waitingFor/0");
              assertThat(wait.path("task").asText()).isEqualTo(element);
              assertThat(wait.path("who").asText()).matches(".*(kim|enrollment-admins).*");
              assertThat(wait.path("kind").asText())
                  .isEqualTo(wait.has("taskId") ? "task" : "microsoft");
              assertThat(wait.path("what").asText()).isNotBlank();
              assertThat(wait.path("since").asText()).isNotBlank();
              return wait.has("taskId")
                  ? wait.has("link")
                  : enrollment.lookNow(user).status() == 202;
            })
        .toList();
  }

  @Test
  default void isWithdrawnBeforeItsFirstStep() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com"));
    assertThat(enrollment.state()).isEqualTo("checking");

    withdrawAndLeaveNothing(enrollment);
  }

  @Test
  default void isWithdrawnWhereAStepHasFailedForGood() {
    RunningEnrollment enrollment = approved();
    drive().people.fault("POST /graph/v1.0/domains", "\"status\": 502, \"times\": 4");
    enrollment.failUntilIncident();
    assertThat(enrollment.state()).isEqualTo("needs-attention");
    assertThat(enrollment.view().get("waitingFor")).hasSize(1);
    assertThat(enrollment.view().at("/waitingFor/0/kind").asText()).isEqualTo("incident");
    assertThat(enrollment.view().at("/waitingFor/0/who").asText()).isEqualTo("process-owners");
    assertThat(enrollment.view().at("/waitingFor/0/task").asText()).isEqualTo("AddDomain");

    withdrawAndLeaveNothing(enrollment);
  }

  private void withdrawAndLeaveNothing(RunningEnrollment enrollment) {
    assertThat(enrollment.withdraw("kim").status()).isEqualTo(202);
    drive().letWritesBeSeen();
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(enrollment.outcome()).contains("Too soon").doesNotContain("What was done stays");
    assertThat(enrollment.waitsFor()).isEmpty();
    assertThat(enrollment.jobs()).isEmpty();
    assertThat(enrollment.passed()).contains("WithdrawalRequested", "UndoChanges", "Withdrawn");
    assertThat(enrollment.withdraw("kim").status()).as("it is over").isEqualTo(409);
    boolean byHand = enrollment.outcome().contains("done by hand");
    assertThat(drive().world.domains(NORTHWIND_TENANT).containsKey(NORTHWIND)).isEqualTo(byHand);
  }

  // Not the job log: the engine writes one row of it before it knows the instance.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACT_HI_PROCINST",
        "ACT_HI_ACTINST",
        "ACT_HI_TASKINST",
        "ACT_HI_VARINST",
        "ACT_HI_DETAIL",
        "ACT_HI_OP_LOG",
        "ACT_HI_DECINST"
      })
  default void theHistoryOfAWithdrawnEnrollmentMayGoAfterTenYears(String table) {
    RunningEnrollment enrollment = atRecord();
    enrollment.withdraw("alex");
    enrollment.work();

    JdbcTemplate jdbc = drive().jdbc;
    Map<String, Object> root =
        jdbc.queryForMap(
            "select ID_, START_TIME_ from ACT_HI_PROCINST"
                + " where BUSINESS_KEY_ = ? and SUPER_PROCESS_INSTANCE_ID_ is null",
            enrollment.id());
    LocalDateTime started = ((Timestamp) root.get("START_TIME_")).toLocalDateTime();
    assertThat(
            jdbc.queryForList(
                "select REMOVAL_TIME_ from " + table + " where ROOT_PROC_INST_ID_ = ?",
                Timestamp.class,
                root.get("ID_")))
        .isNotEmpty()
        .containsOnly(Timestamp.valueOf(started.plusDays(3650)));
  }

  @Test
  default void removesItsGroupAndLeavesTheVerifiedDomain() {
    RunningEnrollment enrollment = atRecord().publishRecord().lookByItself();
    assertThat(drive().world.groups(NORTHWIND_TENANT)).hasSize(1);

    enrollment.withdraw("alex");
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(drive().world.groups(NORTHWIND_TENANT)).isEmpty();
    assertThat(drive().world.domains(NORTHWIND_TENANT)).containsEntry(NORTHWIND, true);
    assertThat(enrollment.times("UndoChanges")).isEqualTo(4);
    assertThat(enrollment.evidence("undo"))
        .extracting(undo -> undo.get("kind").asText() + " " + undo.get("gone").asBoolean())
        .containsExactly(
            "create-group true", "verify-domain false", "add-domain false", "add-member true");
  }

  @Test
  default void leavesADomainAloneThatSomebodyElseAddedMeanwhile() {
    RunningEnrollment enrollment = approved();
    drive().world.add(NORTHWIND, NORTHWIND_TENANT);
    enrollment.work();
    assertThat(enrollment.changes()).contains("add-domain already-there");

    enrollment.withdraw("kim");
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(drive().world.domains(NORTHWIND_TENANT)).containsEntry(NORTHWIND, false);
    assertThat(enrollment.evidence("undo")).isEmpty();
  }

  @Test
  default void writesNothingMoreWhenItIsWithdrawnBeforeARunningStepWrites() {
    RunningEnrollment enrollment = approved();
    drive().acquire();
    assertThat(enrollment.withdraw("kim").status()).isEqualTo(202);
    assertThat(enrollment.state()).as("a step is running").isEqualTo("applying");
    Job running = enrollment.job();

    assertThat(enrollment.failJob()).hasMessageContaining("nothing more is written");

    assertThat(enrollment.job().getRetries()).isEqualTo(running.getRetries());
    assertThat(enrollment.writes()).isEmpty();
    drive().letWithdrawalsTakeEffect();
    assertThat(enrollment.work().state()).isEqualTo("withdrawn");
    assertThat(drive().world.domains(NORTHWIND_TENANT)).doesNotContainKey(NORTHWIND);
  }

  @Test
  default void undoesAWriteWhoseAnswerWasLostAndFoundAgain() {
    RunningEnrollment enrollment = approved();
    drive().people.fault("POST /graph/v1.0/domains", "\"reset\": true, \"after\": true");
    assertThat(enrollment.failJob()).isNotNull();
    enrollment.runJob();
    assertThat(enrollment.work().state()).isEqualTo("awaiting-dns-record");

    enrollment.withdraw("kim");
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(drive().world.domains(NORTHWIND_TENANT)).doesNotContainKey(NORTHWIND);
  }

  @Test
  default void saysWhatItLeftWhenTheTenantTookItsConsentBack() {
    RunningEnrollment enrollment = atRecord();
    drive().people.removeConsent(NORTHWIND_TENANT);

    enrollment.withdraw("kim");
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    JsonNode undo = enrollment.evidence("undo").get(0);
    assertThat(undo.get("gone").asBoolean()).isFalse();
    assertThat(undo.get("reason").asText()).contains("taken its consent back");
  }

  @ParameterizedTest
  @CsvSource({"pat, 403", "robin, 403"})
  default void isWithdrawnByItsRequesterOrAnAdminOnly(String user, int status) {
    RunningEnrollment enrollment = atConsent();

    assertThat(enrollment.withdraw(user).status()).isEqualTo(status);

    assertThat(enrollment.state()).isEqualTo("awaiting-consent");
    assertThat(enrollment.evidence("withdrawal")).isEmpty();
  }

  @Test
  default void canBeAskedForAgainAfterItWasWithdrawn() {
    RunningEnrollment enrollment = atRecord();
    enrollment.withdraw("kim");
    enrollment.work();

    RunningEnrollment again = atRecord().publishRecord().lookByItself();

    assertThat(again.state()).isEqualTo("awaiting-association");
    assertThat(again.view().path("domainProof").isMissingNode()).isFalse();
    assertThat(again.id()).isNotEqualTo(enrollment.id());
  }
}
