package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.proof.DomainProofs.DomainProof;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

/** The record is there, and Microsoft does not see it yet: a watch asks, and the engine waits. */
interface VerificationPaths extends Paths {

  String VERIFY = "POST /graph/v1.0/domains/" + NORTHWIND + "/verify";
  String TOLD = "select process_instance_id from domain_proof";
  String TELL = "update domain_proof set process_instance_id = ?";
  Duration FIRST_PAUSE = Duration.ofSeconds(10);

  @Test
  default void asksAgainAndAgainWithoutAnyWorkOfTheEngine() {
    RunningEnrollment enrollment = atMicrosoft(6);
    long asked = verifications(enrollment);

    for (int minutes : new int[] {1, 5, 20, 60, 60}) {
      enrollment.haveVerifiedAfter(Duration.ofMinutes(minutes));
    }

    assertThat(verifications(enrollment)).isEqualTo(asked + 5);
    assertThat(enrollment.times("ConfirmDomain")).isEqualTo(1);
    assertThat(enrollment.jobs())
        .as("the expiry and nothing else")
        .singleElement()
        .extracting(Job::getDuedate)
        .satisfies(due -> assertThat(due.toInstant()).isEqualTo(expiry(enrollment)));
    assertThat(enrollment.state()).isEqualTo("applying");
    enrollment.haveVerifiedAfter(Duration.ofHours(1));
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.times("ConfirmDomain")).isEqualTo(2);
    assertThat(enrollment.changes()).contains("verify-domain applied");
  }

  @Test
  default void asksSoonAtFirstAndLaterAndLaterAfterThat() {
    RunningEnrollment enrollment = atMicrosoft(9);
    assertThat(pause(enrollment)).isEqualTo(FIRST_PAUSE);

    assertThat(pause(enrollment.haveVerifiedAfter(FIRST_PAUSE))).isEqualTo(FIRST_PAUSE);
    assertThat(pause(enrollment.haveVerifiedAfter(Duration.ofSeconds(50))))
        .as("after a minute, and as long as this machine took")
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(45));
    assertThat(pause(enrollment.haveVerifiedAfter(Duration.ofHours(9))))
        .as("never more than an hour")
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  default void asksAtOnceWhenSomebodyWantsThat() {
    RunningEnrollment enrollment = atMicrosoft(2).haveVerifiedAfter(Duration.ofHours(2));
    assertThat(drive().verifications.tick()).as("asked a moment ago").isZero();

    assertThat(lookNow(enrollment)).isEqualTo(202);

    assertThat(enrollment.haveVerifiedAfter(Duration.ZERO).state())
        .isEqualTo("awaiting-association");
  }

  @Test
  default void showsThatTheRecordIsGoneAgainAndAsksForIt() {
    RunningEnrollment enrollment = atMicrosoft(3);
    assertThat(enrollment.view().at("/domainProof/finding/code").asText()).isEqualTo("proved");
    drive().people.removeRecords(NORTHWIND);

    enrollment.haveVerifiedAfter(FIRST_PAUSE);

    assertThat(enrollment.state()).isEqualTo("awaiting-dns-record");
    assertThat(enrollment.view().at("/domainProof/finding/code").asText())
        .isEqualTo("nothing-there");
    assertThat(enrollment.variable("PublishDnsRecord", "advice").toString()).isNotBlank();
    drive().people.clearFaults();
    assertThat(enrollment.publishRecord().lookByItself().state()).isEqualTo("awaiting-association");
  }

  @Test
  default void givesAnAdminADomainThatAnotherTenantProvesWhileMicrosoftIsAsked() {
    RunningEnrollment enrollment = atMicrosoft(1);
    drive().world.verify(NORTHWIND, DomainPaths.ELSEWHERE);

    enrollment.haveVerifiedAfter(Duration.ofMinutes(10));

    assertThat(enrollment.state()).isEqualTo("awaiting-conflict-resolution");
    assertThat(enrollment.passed()).contains("DomainTakenMeanwhile");
  }

  @Test
  default void plansAnewWhenTheDomainIsTakenOutOfTheTenantWhileMicrosoftIsAsked() {
    RunningEnrollment enrollment = atMicrosoft(1);
    drive().world.release(NORTHWIND, NORTHWIND_TENANT);

    enrollment.haveVerifiedAfter(Duration.ofMinutes(10));

    assertThat(enrollment.state()).isEqualTo("awaiting-plan-approval");
    assertThat(enrollment.passed()).contains("PlanOutdatedInVerification");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"status\": 503", "\"status\": 429, \"retryAfter\": 120"})
  default void goesOnAskingWhenMicrosoftHasNoAnswer(String fault) {
    RunningEnrollment enrollment = atMicrosoft(1);
    drive().people.fault(VERIFY, fault);

    enrollment.haveVerifiedAfter(FIRST_PAUSE);

    assertThat(enrollment.state()).isEqualTo("applying");
    assertThat(enrollment.view().path("incident").isMissingNode()).isTrue();
    assertThat(enrollment.steps()).isEmpty();
    assertThat(enrollment.haveVerifiedAfter(Duration.ofMinutes(3)).state())
        .isEqualTo("awaiting-association");
  }

  @Test
  default void makesAnIncidentOfAnOutageThatLasts() {
    RunningEnrollment enrollment = atMicrosoft(1);
    drive().people.fault(VERIFY, "\"status\": 503, \"times\": 9");
    drive().clock.forward(Duration.ofHours(25));
    drive().verifications.tick();

    enrollment.failUntilIncident();

    assertThat(enrollment.state()).isEqualTo("needs-attention");
    assertThat(enrollment.view().at("/incident/message").asText()).contains("503");
  }

  @Test
  default void makesAnIncidentOfWhatNeedsAPerson() {
    RunningEnrollment enrollment = atMicrosoft(1);
    drive().people.fault(VERIFY, "\"status\": 403, \"times\": 9");
    drive().clock.forward(FIRST_PAUSE);
    drive().verifications.tick();

    enrollment.failUntilIncident();

    assertThat(enrollment.state()).isEqualTo("needs-attention");
    assertThat(enrollment.view().at("/incident/message").asText()).contains("403");
  }

  @Test
  default void findsAVerificationWhoseAnswerWasLost() {
    RunningEnrollment enrollment = atMicrosoft(1);
    drive().people.fault(VERIFY, "\"reset\": true, \"after\": true");
    enrollment.haveVerifiedAfter(FIRST_PAUSE);
    assertThat(enrollment.state()).isEqualTo("applying");
    assertThat(enrollment.changes()).contains("verify-domain intended");

    enrollment.haveVerifiedAfter(Duration.ofMinutes(1));

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(enrollment.changes()).contains("verify-domain applied");
  }

  @Test
  default void isAskedForByOneNodeAtATimeAndTakenOverFromADeadOne() {
    RunningEnrollment enrollment = atMicrosoft(1);
    drive().clock.forward(FIRST_PAUSE);
    assertThat(drive().verifications.claim("killed")).hasSize(1);

    assertThat(drive().verifications.tick()).as("the other node asks").isZero();
    assertThat(enrollment.haveVerifiedAfter(Duration.ofSeconds(61)).state())
        .isEqualTo("awaiting-association");
  }

  @Test
  default void tellsTheInstanceAgainWhenItWasNotTold() {
    RunningEnrollment enrollment = atMicrosoft(1);
    String told = drive().jdbc.queryForObject(TOLD, String.class);
    drive().jdbc.update(TELL, "nobody");
    assertThat(enrollment.haveVerifiedAfter(FIRST_PAUSE).state()).isEqualTo("applying");
    assertThat(enrollment.changes()).contains("verify-domain applied");
    drive().jdbc.update(TELL, told);
    long asked = verifications(enrollment);

    enrollment.haveVerifiedAfter(Duration.ofMinutes(1));

    assertThat(enrollment.state()).isEqualTo("awaiting-association");
    assertThat(verifications(enrollment)).as("it is verified already").isEqualTo(asked);
  }

  @Test
  default void isWithdrawnAfterTheQuestionThatIsUnderWay() {
    RunningEnrollment enrollment = atMicrosoft(1);
    drive().clock.forward(FIRST_PAUSE);
    DomainProof underWay = drive().verifications.claim("one").get(0);
    long asked = verifications(enrollment);

    assertThat(enrollment.withdraw("kim").status()).isEqualTo(202);
    drive().letWithdrawalsTakeEffect();
    assertThat(enrollment.passed()).as("it may be writing").doesNotContain("UndoChanges");
    drive().verifications.ask(underWay);
    drive().letWithdrawalsTakeEffect();
    drive().letWritesBeSeen();
    enrollment.work();

    assertThat(enrollment.state()).isEqualTo("withdrawn");
    assertThat(verifications(enrollment)).as("nothing more is written").isEqualTo(asked);
    assertThat(drive().world.domains(NORTHWIND_TENANT)).doesNotContainKey(NORTHWIND);
    assertThat(drive().verifications.tick()).as("nobody asks any more").isZero();
  }

  @Test
  default void asksOneLastTimeWhenTheProofIsOverdue() {
    RunningEnrollment enrollment = atMicrosoft(1);

    enrollment.after(Duration.ofDays(31));

    assertThat(enrollment.passed()).contains("MicrosoftOverdue");
    assertThat(enrollment.state()).isEqualTo("awaiting-association");
  }

  @Test
  default void expiresWhenMicrosoftDoesNotSeeTheRecordTheLastTimeEither() {
    RunningEnrollment enrollment = atMicrosoft(9);

    enrollment.after(Duration.ofDays(31));

    assertThat(enrollment.state()).isEqualTo("expired");
    assertThat(enrollment.passed())
        .contains("MicrosoftOverdue", "NotVerifiedInTime", "VerificationExpired", "Expired");
    assertThat(enrollment.jobs()).isEmpty();
    assertThat(drive().verifications.tick()).as("nobody asks any more").isZero();
  }

  @Test
  default void doesNotExpireWhileAQuestionIsUnderWay() {
    RunningEnrollment enrollment = atMicrosoft(1);
    drive().clock.forward(Duration.ofDays(29));
    enrollment.work();
    drive().clock.forward(Duration.ofHours(23).plusMinutes(59).plusSeconds(50));
    DomainProof underWay = drive().verifications.claim("one").get(0);

    drive().clock.forward(Duration.ofSeconds(20));
    enrollment.fireTimerOnly("MicrosoftOverdue");
    assertThat(enrollment.failJob()).hasMessageContaining("being asked to verify");
    drive().verifications.ask(underWay);
    drive().clock.forward(Duration.ofSeconds(5));

    assertThat(enrollment.work().state()).isEqualTo("awaiting-association");
  }

  /** Northwind's record is there, and Microsoft will not see it so many times. */
  private RunningEnrollment atMicrosoft(int times) {
    RunningEnrollment enrollment = atRecord().publishRecord();
    drive().people.fault(VERIFY, "\"status\": 400, \"times\": " + times);
    enrollment.lookByItself();
    assertThat(enrollment.passed()).contains("WaitForMicrosoft");
    return enrollment;
  }

  private int lookNow(RunningEnrollment enrollment) {
    String path = "/api/enrollments/" + enrollment.id() + "/dns-check";
    return drive().http.send("kim", HttpMethod.POST, path, null).status();
  }

  private Duration pause(RunningEnrollment enrollment) {
    Instant next = Instant.parse(enrollment.view().at("/domainProof/nextCheckAt").asText());
    Duration pause = Duration.between(drive().clock.instant(), next);
    return Duration.ofSeconds(Math.round(pause.toMillis() / 1000.0));
  }

  private static Instant expiry(RunningEnrollment enrollment) {
    String at = enrollment.view().at("/domainProof/expiresAt").asText();
    return Instant.parse(at).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
  }

  private static long verifications(RunningEnrollment enrollment) {
    return enrollment.writes().stream().filter(write -> write.endsWith("/verify")).count();
  }
}
