package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.ProductHttp.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The time of a domain's proof is over at each of its waits, and can be extended there. */
interface ProofExpiryPaths extends Paths {

  /** What a proof can wait for besides its record. */
  enum Wait {
    ADDITION_BY_HAND("AddDomainByHand", "AdditionByHandOverdue", Paths::approvedByHand),
    VERIFICATION_BY_HAND(
        "VerifyDomainByHand",
        "VerificationByHandOverdue",
        paths -> {
          RunningEnrollment enrollment = paths.approvedByHand();
          paths.drive().people.addDomain(NORTHWIND_TENANT, NORTHWIND);
          return enrollment
              .complete("alex", "AddDomainByHand", Map.of())
              .publishRecord()
              .lookByItself();
        }),
    CONFLICT_BEFORE_THE_RECORD(
        "ResolveDomainConflict",
        "ConflictOverdue",
        paths -> {
          RunningEnrollment enrollment = paths.atPlan();
          paths.drive().world.verify(NORTHWIND, DomainPaths.ELSEWHERE);
          return enrollment.approvePlan("sam");
        }),
    CONFLICT_AFTER_THE_RECORD(
        "ResolveDomainConflict",
        "ConflictOverdue",
        paths -> {
          RunningEnrollment enrollment = paths.atRecord().publishRecord();
          paths.drive().world.verify(NORTHWIND, DomainPaths.ELSEWHERE);
          return enrollment.lookByItself();
        }),
    VERIFICATION_BY_MICROSOFT(
        null,
        "MicrosoftOverdue",
        paths -> {
          RunningEnrollment enrollment = paths.atRecord().publishRecord();
          paths.drive().people.fault(VerificationPaths.VERIFY, "\"status\": 400, \"times\": 9");
          return enrollment.lookByItself();
        });

    final String task;
    final String timer;
    private final Function<Paths, RunningEnrollment> reach;

    Wait(String task, String timer, Function<Paths, RunningEnrollment> reach) {
      this.task = task;
      this.timer = timer;
      this.reach = reach;
    }

    RunningEnrollment reach(Paths paths) {
      RunningEnrollment enrollment = reach.apply(paths);
      if (task != null) {
        assertThat(enrollment.waitsFor()).containsExactly(task);
      }
      return enrollment;
    }
  }

  @ParameterizedTest
  @EnumSource(Wait.class)
  default void expiresWhateverItsProofWaitsFor(Wait wait) {
    RunningEnrollment enrollment = wait.reach(this);
    assertThat(enrollment.after(Duration.ofDays(29)).state()).isNotEqualTo("expired");

    enrollment.after(Duration.ofDays(1).plusMinutes(1));

    assertThat(enrollment.state()).isEqualTo("expired");
    assertThat(enrollment.outcome()).contains("not proved in time");
    assertThat(enrollment.passed()).contains(wait.timer, "DomainProofExpired", "Expired");
    assertThat(enrollment.jobs()).isEmpty();
    assertThat(enrollment.extend("kim").status()).as("it is over").isEqualTo(409);
  }

  @Test
  default void looksOneLastTimeAtADomainThatAPersonHadVerifiedWithoutSayingSo() {
    RunningEnrollment enrollment = Wait.VERIFICATION_BY_HAND.reach(this);
    drive().people.verifyDomain(NORTHWIND_TENANT, NORTHWIND);

    enrollment.after(Duration.ofDays(31));

    assertThat(enrollment.state()).isNotEqualTo("expired");
    assertThat(enrollment.passed()).contains("VerificationByHandOverdue", "DomainProved");
  }

  @ParameterizedTest
  @EnumSource(Wait.class)
  default void takesLongerWhenItIsExtendedWhateverItWaitsFor(Wait wait) {
    RunningEnrollment enrollment = wait.reach(this).after(Duration.ofDays(28));

    Reply reply = enrollment.extend("kim");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    Instant until = Instant.parse(reply.json().get("expiresAt").asText());
    assertThat(enrollment.timer(wait.timer)).isEqualTo(until.truncatedTo(ChronoUnit.MILLIS));
    assertThat(enrollment.evidence("extension")).hasSize(1);
    assertThat(enrollment.after(Duration.ofDays(29)).state()).isNotEqualTo("expired");
    assertThat(enrollment.after(Duration.ofDays(2)).state()).isEqualTo("expired");
  }

  @ParameterizedTest
  @EnumSource(
      value = Wait.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = "VERIFICATION_BY_MICROSOFT")
  default void remindsAndTellsTheProcessOwnersBeforeItExpires(Wait wait) {
    RunningEnrollment enrollment = wait.reach(this);
    assertThat(enrollment.variable(wait.task, "intro").toString())
        .contains("then the enrollment expires", "dns&#45;extension");

    enrollment.after(Duration.ofDays(26));

    assertThat(enrollment.evidence("reminder")).isNotEmpty();
    assertThat(enrollment.evidence("escalation"))
        .isNotEmpty()
        .allMatch(told -> told.get("task").asText().equals(wait.task));
  }

  @Test
  default void hasATaskDueBeforeTheProofExpiresThatWouldBeDueLater() {
    RunningEnrollment enrollment = atRecord().after(Duration.ofDays(20));
    drive().world.verify(NORTHWIND, DomainPaths.ELSEWHERE);
    enrollment.publishRecord().lookByItself();
    Instant expiry = Instant.parse(enrollment.view().at("/domainProof/expiresAt").asText());
    assertThat(enrollment.task("ResolveDomainConflict").getDueDate().toInstant())
        .as("fourteen days are too long")
        .isEqualTo(expiry.minus(Duration.ofDays(5)).truncatedTo(ChronoUnit.MILLIS));

    enrollment.extend("alex");

    assertThat(enrollment.task("ResolveDomainConflict").getDueDate().toInstant())
        .isCloseTo(
            drive().clock.instant().plus(Duration.ofDays(14)),
            org.assertj.core.api.Assertions.within(1, ChronoUnit.MINUTES));
  }

  @Test
  default void keepsTheExtendedTimeWhenTheProofGoesOnToItsNextWait() {
    RunningEnrollment enrollment = atRecord().after(Duration.ofDays(25));
    Instant until = Instant.parse(enrollment.extend("kim").json().get("expiresAt").asText());
    drive().people.fault(VerificationPaths.VERIFY, "\"status\": 400");

    enrollment.publishRecord().lookByItself();

    assertThat(enrollment.timer("MicrosoftOverdue")).isEqualTo(until);
    assertThat(enrollment.view().at("/domainProof/expiresAt").asText()).isEqualTo(until.toString());
  }

  @Test
  default void extendsNothingWhenTheDomainIsProved() {
    RunningEnrollment enrollment = atRecord().publishRecord().lookByItself();

    Reply reply = enrollment.extend("kim");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.body()).contains("does not wait for the proof of its domain");
  }
}
