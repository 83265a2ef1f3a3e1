package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The proof of the domain, when it does not go straight on. */
interface DomainPaths extends Paths {

  String ELSEWHERE = "prosewareholding.onmicrosoft.com";

  @Test
  default void showsWhatWasFoundWhenTheRecordIsNotThere() {
    RunningEnrollment enrollment = atRecord();
    drive().people.publish(NORTHWIND, "MS=ms00000000");

    lookLate(enrollment, "kim", "PublishDnsRecord");

    assertThat(enrollment.state()).isEqualTo("awaiting-dns-record");
    assertThat(enrollment.times("PublishDnsRecord")).isEqualTo(2);
    tellsOfTheLateLook(enrollment.variable("PublishDnsRecord", "intro").toString(), "kim");
    assertThat(enrollment.variable("PublishDnsRecord", "intro").toString())
        .contains("MS=ms00000000");
    assertThat(enrollment.view().at("/domainProof/finding/code").asText()).isEqualTo("old-value");
    assertThat(enrollment.view().at("/domainProof/finding/found").toString())
        .contains("MS=ms00000000");
    assertThat(enrollment.view().at("/domainProof/advice").asText()).isNotBlank();
    assertThat(enrollment.passed()).contains("LookUpRecord").doesNotContain("ConfirmDomain");
    enrollment.publishRecord().lookByItself();
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
  }

  @Test
  default void looksWhenItIsAskedToOverRest() {
    RunningEnrollment enrollment = atRecord();
    drive().watch.tick();
    assertThat(drive().watch.tick()).as("looked a moment ago").isZero();
    enrollment.publishRecord();

    var reply =
        drive()
            .http
            .send(
                "kim",
                org.springframework.http.HttpMethod.POST,
                "/api/enrollments/" + enrollment.id() + "/dns-check",
                null);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(enrollment.lookByItself().state()).isEqualTo("awaiting-association");
  }

  @Test
  default void waitsUntilMicrosoftSeesTheRecord() {
    RunningEnrollment enrollment = atRecord().publishRecord();
    drive().people.fault("POST /graph/v1.0/domains/" + NORTHWIND + "/verify", "\"status\": 400");

    enrollment.lookByItself();
    assertThat(enrollment.state()).isEqualTo("applying");
    assertThat(enrollment.waitsFor()).isEmpty();
    assertThat(enrollment.view().path("incident").isMissingNode()).isTrue();
    assertThat(drive().world.domains(NORTHWIND_TENANT)).containsEntry(NORTHWIND, false);

    enrollment.haveVerifiedAfter(Duration.ofSeconds(10));
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.times("ConfirmDomain")).isEqualTo(2);
  }

  @Test
  default void asksForTheRecordAgainWhenItIsGoneBeforeMicrosoftLooks() {
    RunningEnrollment enrollment = atRecord().publishRecord();
    drive().watch.tick();
    drive().people.removeRecords(NORTHWIND);

    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("awaiting-dns-record");
    assertThat(enrollment.times("PublishDnsRecord")).isEqualTo(2);
    assertThat(enrollment.passed()).doesNotContain("WaitForMicrosoft");
    enrollment.publishRecord().complete("kim", "PublishDnsRecord", Map.of());
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
  }

  @Test
  default void expiresWhenTheRecordDoesNotAppear() {
    RunningEnrollment enrollment = atRecord();

    enrollment.fireTimer("DomainProofDue");

    assertThat(enrollment.state()).isEqualTo("expired");
    assertThat(enrollment.outcome()).contains("not proved in time");
    assertThat(enrollment.passed())
        .contains("ProofExpired", "DomainProofExpired", "Expired")
        .doesNotContain("ConfirmDomain", "LinkTenant");
    enrollment.publishRecord();
    assertThat(drive().watch.tick()).as("nobody looks any more").isZero();
  }

  @Test
  default void givesAnAdminADomainThatAnotherTenantProvedMeanwhile() {
    RunningEnrollment enrollment = atPlan();
    drive().world.verify(NORTHWIND, ELSEWHERE);
    enrollment.approvePlan("sam");
    assertThat(enrollment.state()).isEqualTo("awaiting-conflict-resolution");

    lookLate(enrollment, "alex", "ResolveDomainConflict", Map.of("resolution", "retry"));
    assertThat(enrollment.state()).isEqualTo("awaiting-conflict-resolution");
    tellsOfTheLateLook(enrollment.variable("ResolveDomainConflict", "intro").toString(), "alex");
    assertThat(enrollment.variable("ResolveDomainConflict", "intro").toString())
        .contains("It was tried again, and the domain cannot be had yet");
    drive().world.release(NORTHWIND, ELSEWHERE);
    enrollment.complete("alex", "ResolveDomainConflict", Map.of("resolution", "retry"));

    assertThat(enrollment.state()).isEqualTo("awaiting-dns-record");
    assertThat(enrollment.times("ResolveDomainConflict")).isEqualTo(2);
    enrollment.publishRecord().lookByItself();
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
  }

  @Test
  default void stopsWhenTheDomainIsGivenUp() {
    RunningEnrollment enrollment = atPlan();
    drive().world.verify(NORTHWIND, ELSEWHERE);
    enrollment.approvePlan("sam");

    enrollment.complete(
        "alex",
        "ResolveDomainConflict",
        Map.of("resolution", "give-up", "comment", "It stays with the holding"));

    assertThat(enrollment.state()).isEqualTo("stopped");
    assertThat(enrollment.outcome()).contains("It stays with the holding");
    assertThat(enrollment.passed())
        .contains("ConflictGivenUp", "DomainGivenUp", "DomainNotAvailable")
        .doesNotContain("GetVerificationRecord", "LinkTenant");
    assertThat(drive().world.domains(NORTHWIND_TENANT)).doesNotContainKey(NORTHWIND);
  }

  @Test
  default void givesAnAdminADomainThatWasTakenWhileTheRecordWasAwaited() {
    RunningEnrollment enrollment = atRecord().publishRecord();
    drive().world.verify(NORTHWIND, ELSEWHERE);

    enrollment.lookByItself();

    assertThat(enrollment.state()).isEqualTo("awaiting-conflict-resolution");
    assertThat(enrollment.passed()).contains("DomainTakenMeanwhile");
    drive().world.release(NORTHWIND, ELSEWHERE);
    enrollment.complete("sam", "ResolveDomainConflict", Map.of("resolution", "retry"));
    assertThat(enrollment.lookByItself().state()).isEqualTo("awaiting-association");
    assertThat(enrollment.changes()).hasSize(4).allMatch(change -> change.endsWith(" applied"));
  }
}
