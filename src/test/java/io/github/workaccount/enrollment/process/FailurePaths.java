package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Technical failures on Microsoft's side. */
interface FailurePaths extends Paths {

  @Test
  default void waitsAsLongAsMicrosoftAsksForWithoutLosingARetry() {
    RunningEnrollment enrollment = approved();
    drive().people.fault("POST /graph/v1.0/domains", "\"status\": 429, \"retryAfter\": 120");
    int retries = enrollment.job().getRetries();
    Instant before = Instant.now();

    Throwable failure = enrollment.failJob();

    assertThat(failure).hasMessageContaining("It asks to wait");
    Job job = enrollment.job();
    assertThat(job.getRetries()).isEqualTo(retries);
    assertThat(job.getDuedate().toInstant()).isAfter(before.plusSeconds(115));
    assertThat(enrollment.state()).isEqualTo("applying");
    JsonNode wait = enrollment.view().at("/waitingFor/0");
    assertThat(wait.get("kind").asText()).isEqualTo("postponed");
    assertThat(wait.get("what").asText())
        .startsWith("Adding the domain northwindtraders.com to the tenant failed")
        .contains("It asks to wait");
    assertThat(Instant.parse(wait.get("until").asText())).isEqualTo(job.getDuedate().toInstant());
    enrollment.work();
    assertThat(drive().world.domains(NORTHWIND_TENANT)).doesNotContainKey(NORTHWIND);
    drive().clock.forward(Duration.ofSeconds(120));
    assertThat(enrollment.work().state()).isEqualTo("awaiting-dns-record");
  }

  @Test
  default void makesAnIncidentOfAThrottleWithoutEnd() {
    RunningEnrollment enrollment = approved();
    drive().people.fault("POST /graph/v1.0/domains", "\"status\": 429, \"times\": 3");
    int retries = enrollment.job().getRetries();
    assertThat(enrollment.failJob()).isNotNull();
    drive().clock.forward(Duration.ofHours(23));
    assertThat(enrollment.failJob()).isNotNull();
    assertThat(enrollment.job().getRetries()).isEqualTo(retries);

    drive().clock.forward(Duration.ofHours(2));
    assertThat(enrollment.failJob()).isNotNull();

    assertThat(enrollment.state()).isEqualTo("needs-attention");
    assertThat(enrollment.view().at("/incident/message").asText())
        .startsWith("Adding the domain northwindtraders.com to the tenant failed")
        .contains("It has been put off since", "then retry it.")
        .doesNotContain("Exception", "\n");
    drive().clock.forward(Duration.ofMinutes(1));
    drive().retry("pat", enrollment.job());
    assertThat(enrollment.work().state()).isEqualTo("awaiting-dns-record");
  }

  @Test
  default void sendsNothingToATenantThatAskedAnotherNodeToWait() {
    RunningEnrollment enrollment = approved();
    drive()
        .jdbc
        .update(
            "insert into throttle (tenant, until_at) values (?, ?)",
            drive().world.tenantId(NORTHWIND_TENANT),
            java.sql.Timestamp.from(drive().clock.instant().plusSeconds(300)));
    int calls = enrollment.evidence("call").size();
    int retries = enrollment.job().getRetries();

    assertThat(enrollment.failJob()).hasMessageContaining("Microsoft asked to wait");

    assertThat(enrollment.evidence("call")).hasSize(calls);
    assertThat(enrollment.job().getRetries()).isEqualTo(retries);
    drive().clock.forward(Duration.ofSeconds(301));
    assertThat(enrollment.work().state()).isEqualTo("awaiting-dns-record");
  }

  @Test
  default void aWaitAfterAnotherFailureBeginsAnew() {
    RunningEnrollment enrollment = approved();
    drive().people.fault("POST /graph/v1.0/domains", "\"status\": 429");
    assertThat(enrollment.failJob()).isNotNull();
    drive().clock.forward(Duration.ofHours(23));
    drive().people.fault("POST /graph/v1.0/domains", "\"status\": 503");
    assertThat(enrollment.failJob()).hasMessageContaining("503");
    JsonNode wait = enrollment.view().at("/waitingFor/0");
    assertThat(wait.get("kind").asText()).isEqualTo("retry");
    assertThat(Instant.parse(wait.get("since").asText()))
        .as("since it failed")
        .isBetween(drive().clock.instant().minusSeconds(5), drive().clock.instant());
    assertThat(wait.get("what").asText()).as("internals stay inside").doesNotContain("503");
    drive().clock.forward(Duration.ofHours(2));
    drive().people.fault("POST /graph/v1.0/domains", "\"status\": 429");

    assertThat(enrollment.failJob()).hasMessageContaining("429");

    assertThat(enrollment.state()).isEqualTo("applying");
    drive().clock.forward(Duration.ofMinutes(1));
    assertThat(enrollment.work().state()).isEqualTo("awaiting-dns-record");
  }

  @Test
  default void sendsNothingMoreToATenantThatAskedToWait() {
    RunningEnrollment first = approved();
    drive().people.fault("POST /graph/v1.0/domains", "\"status\": 429, \"retryAfter\": 120");
    assertThat(first.failJob()).isNotNull();
    int sent = first.evidence("call").size();

    drive().clock.forward(Duration.ofSeconds(60));
    assertThat(first.failJob()).hasMessageContaining("waits until");

    assertThat(first.evidence("call")).hasSize(sent);
    drive().clock.forward(Duration.ofSeconds(61));
    assertThat(first.work().state()).isEqualTo("awaiting-dns-record");
  }

  @Test
  default void tellsAProcessOwnerInASentenceAfterTheLastFailureAndGoesOnWhenRetried() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com"));
    drive().people.fault("/graph/v1.0/", "\"status\": 503, \"times\": 10");
    enrollment.failUntilIncident();

    assertThat(enrollment.state()).isEqualTo("needs-attention");
    assertThat(enrollment.view().at("/incident/message").asText())
        .contains("failed: Microsoft answered 503", "try again later.")
        .doesNotContain("Exception", "io.github", "\n");
    assertThat(enrollment.view().at("/incident/retriesLeft").asInt()).isZero();

    drive().people.clearFaults();
    drive().retry("pat", enrollment.job());
    enrollment.runJob();
    assertThat(enrollment.work().state()).isEqualTo("awaiting-approval");
    assertThat(enrollment.view().path("incident").isMissingNode()).isTrue();
  }

  @Test
  default void namesWhoHadAStepTriedAgainInWhatFollowsFromIt() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com"));
    drive().people.fault("/graph/v1.0/", "\"status\": 503, \"times\": 10");
    enrollment.failUntilIncident();
    drive().people.clearFaults();
    int before = entries(enrollment).size();

    drive().retry("pat", enrollment.job());
    enrollment.runJob();

    List<JsonNode> since = entries(enrollment).subList(before, entries(enrollment).size());
    assertThat(since.get(0).get("kind").asText()).isEqualTo("retry");
    assertThat(since.get(0).get("actor").asText()).isEqualTo("pat");
    assertThat(since.get(0).at("/data/step").asText()).isNotEmpty();
    assertThat(since.subList(1, since.size()))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.at("/data/retriedBy").asText()).isEqualTo("pat"));
    int retried = entries(enrollment).size();
    enrollment
        .work()
        .complete("alex", "ApproveEnrollment", Map.of("decision", "reject", "comment", "No"));
    assertThat(entries(enrollment).stream().skip(retried))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.at("/data/retriedBy").isMissingNode()).isTrue());
  }

  private static List<JsonNode> entries(RunningEnrollment enrollment) {
    return StreamSupport.stream(enrollment.evidenceAs("robin").get("entries").spliterator(), false)
        .toList();
  }

  /** However it comes about: nobody's retry lets a deadline pass. */
  @Test
  default void aTimerThatIsTriedTooEarlyAndThenRetriedKeepsItsTime() {
    RunningEnrollment enrollment = atRecord();
    Instant due = enrollment.timer("DomainProofDue");
    Job failed = enrollment.failForGood("DomainProofDue");
    assertThat(failed.getRetries()).isZero();

    drive().retry("pat", failed);

    assertThat(enrollment.timer("DomainProofDue")).isEqualTo(due);
    assertThat(enrollment.work().state()).isEqualTo("awaiting-dns-record");
    assertThat(enrollment.after(Duration.ofDays(31)).state()).isEqualTo("expired");
  }

  @Test
  default void showsTheIncidentOfTheProofOfTheDomainToo() {
    RunningEnrollment enrollment = approved();
    drive().people.fault("POST /graph/v1.0/domains", "\"status\": 502, \"times\": 4");
    enrollment.failUntilIncident();

    assertThat(enrollment.state()).isEqualTo("needs-attention");
    assertThat(enrollment.view().at("/incident/message").asText())
        .startsWith("Adding the domain northwindtraders.com to the tenant failed");
    drive().retry("pat", enrollment.job());
    enrollment.runJob();
    assertThat(enrollment.work().state()).isEqualTo("awaiting-dns-record");
  }

  /** Attempts that are refused do not make the wait for the lost one any longer. */
  @Test
  default void showsAConflictWithinMinutesThoughAnEarlierAnswerWasLost() {
    RunningEnrollment enrollment = approved();
    drive().people.fault("POST /graph/v1.0/domains", "\"reset\": true");
    assertThat(enrollment.failJob()).isNotNull();
    drive().world.verify(NORTHWIND, "contoso.onmicrosoft.com");

    for (int minute = 0; minute < 7 && enrollment.waitsFor().isEmpty(); minute++) {
      drive().clock.forward(Duration.ofMinutes(1));
      enrollment.workUntilFailure();
    }

    assertThat(enrollment.waitsFor()).containsExactly("ResolveDomainConflict");
  }

  @ParameterizedTest
  @CsvSource({
    "POST /graph/v1.0/domains, add-domain",
    "POST /graph/v1.0/domains/northwindtraders.com/verify, verify-domain",
    "POST /graph/v1.0/groups, create-group",
    "POST /graph/v1.0/groups/, add-member"
  })
  default void writesOnceWhenTheAnswerIsLost(String match, String kind) {
    RunningEnrollment enrollment = approved();
    drive().people.fault(match, "\"reset\": true, \"after\": true");

    if (!kind.equals("add-domain")) {
      enrollment.work().publishRecord();
      drive().watch.tick();
    }
    Throwable failure = enrollment.workUntilFailure();
    assertThat(failure).hasMessageContaining("failed");
    assertThat(enrollment.changes()).contains(kind + " intended");
    enrollment.runJob();
    enrollment.work();
    if (kind.equals("add-domain")) {
      enrollment.publishRecord().lookByItself();
    }

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.changes()).contains(kind + " applied");
    assertThat(enrollment.writes()).as("each was sent once").hasSize(4).doesNotHaveDuplicates();
    assertThat(drive().world.groups(NORTHWIND_TENANT))
        .containsExactly(List.of("megan@" + NORTHWIND_TENANT));
    assertThat(drive().world.domains(NORTHWIND_TENANT)).containsEntry(NORTHWIND, true);
  }

  @Test
  default void undoesAWriteWhoseAnswerWasLost() {
    RunningEnrollment enrollment = approved();
    drive().people.fault("POST /graph/v1.0/domains", "\"reset\": true, \"after\": true");
    assertThat(enrollment.failJob()).isNotNull();
    assertThat(drive().world.domains(NORTHWIND_TENANT)).containsEntry(NORTHWIND, false);

    enrollment.withdraw("kim");
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(drive().world.domains(NORTHWIND_TENANT)).doesNotContainKey(NORTHWIND);
  }
}
