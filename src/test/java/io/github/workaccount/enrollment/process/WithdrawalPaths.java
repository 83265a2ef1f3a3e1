package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Withdrawing, wherever the enrollment stands. */
interface WithdrawalPaths extends Paths {

  /** Where an enrollment can wait. */
  enum Waiting {
    CHECKING(paths -> paths.drive().request("kim", Requests.of("contoso.com"))),
    AWAITING_CORRECTION(
        paths ->
            paths
                .drive()
                .request(
                    "kim",
                    Requests.with(Requests.of("contoso.com"), "workEmail", "info@contoso.com"))),
    AWAITING_APPROVAL(paths -> paths.drive().request("kim", Requests.of("contoso.com")).work()),
    AWAITING_WORK_ACCOUNT(paths -> approve(paths, "fabrikam.com")),
    AWAITING_WORK_ACCOUNT_THAT_NOBODY_SEES(
        paths ->
            approve(paths, "fabrikam.com")
                .complete(
                    "alex",
                    "CreateWorkAccount",
                    Map.of("tenantDomain", "fabrikam.onmicrosoft.com"))),
    NEEDS_ATTENTION(
        paths -> {
          RunningEnrollment enrollment = paths.approved();
          paths.drive().people.fault("POST /graph/v1.0/domains", "\"status\": 502, \"times\": 4");
          enrollment.failUntilIncident();
          return enrollment;
        }),
    AWAITING_TAKE_OVER(paths -> approve(paths, "adatum.com")),
    AWAITING_CONSENT(Paths::atConsent),
    AWAITING_PLAN_APPROVAL(Paths::atPlan),
    AWAITING_DNS_RECORD(Paths::atRecord),
    AWAITING_CONFLICT_RESOLUTION(
        paths -> {
          RunningEnrollment enrollment = paths.atPlan();
          paths.drive().world.verify(NORTHWIND, "prosewareholding.onmicrosoft.com");
          return enrollment.approvePlan("sam");
        }),
    APPLYING(
        paths -> {
          RunningEnrollment enrollment = paths.atRecord().publishRecord();
          paths.drive().people.fault("POST /graph/v1.0/domains/", "\"status\": 400");
          return enrollment.lookByItself();
        }),
    APPLYING_BY_HAND(Paths::approvedByHand),
    AWAITING_ASSOCIATION(paths -> approve(paths, "contoso.com"));

    final Function<Paths, RunningEnrollment> reach;

    Waiting(Function<Paths, RunningEnrollment> reach) {
      this.reach = reach;
    }

    private static RunningEnrollment approve(Paths paths, String domain) {
      return paths
          .drive()
          .request("kim", Requests.of(domain))
          .work()
          .complete("alex", "ApproveEnrollment", Requests.APPROVED);
    }
  }

  @ParameterizedTest
  @EnumSource(Waiting.class)
  default void isWithdrawnWhereItWaitsAndLeavesNothingBehind(Waiting where) {
    RunningEnrollment enrollment = where.reach.apply(this);
    assertThat(where.name().toLowerCase(Locale.ROOT))
        .startsWith(enrollment.state().replace('-', '_'));

    assertThat(enrollment.withdraw("kim").status()).isEqualTo(202);
    drive().letWritesBeSeen();
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(enrollment.outcome()).contains("Too soon");
    assertThat(enrollment.waitsFor()).isEmpty();
    assertThat(enrollment.jobs()).isEmpty();
    assertThat(enrollment.passed()).contains("WithdrawalRequested", "UndoChanges", "Withdrawn");
    assertThat(drive().world.domains(NORTHWIND_TENANT)).doesNotContainKey(NORTHWIND);
    assertThat(enrollment.withdraw("kim").status()).as("it is over").isEqualTo(409);
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
