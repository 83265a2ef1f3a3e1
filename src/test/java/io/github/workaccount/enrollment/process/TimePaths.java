package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** What time does to an enrollment that waits for people. */
interface TimePaths extends Paths {

  @Test
  default void showsWhenATaskIsDue() {
    Instant before = Instant.now();
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();

    Task task = enrollment.task("ApproveEnrollment");
    assertThat(task.getDueDate().toInstant())
        .isBetween(before.plus(Duration.ofDays(2)), Instant.now().plus(Duration.ofDays(2)));
    assertThat(task.getFollowUpDate().toInstant())
        .isBetween(before.plus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));
    assertThat(Instant.parse(enrollment.view().at("/waitingFor/0/due").asText()))
        .isEqualTo(task.getDueDate().toInstant());
  }

  @Test
  default void takesUpAStepThatWasLockedBeforeTheClockWasSetBack() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com"));
    drive().clock.forward(Duration.ofDays(1));
    drive().acquire();
    drive().clock.reset();
    assertThat(drive().lockedSteps()).isPositive();

    assertThat(drive().freeStuckJobs()).isPositive();

    assertThat(drive().lockedSteps()).isZero();
    drive().acquire();
    assertThat(drive().freeStuckJobs()).as("a lock of this time stays").isZero();
    assertThat(drive().lockedSteps()).isPositive();
    assertThat(enrollment.work().state()).isEqualTo("awaiting-approval");
  }

  @Test
  default void takesUpAStepThatWasPutOffBeforeTheClockWasSetBackAndNoTimer() {
    RunningEnrollment waiting = drive().request("kim", Requests.of("litware.com")).work();
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com"));
    Job step = enrollment.jobs().get(0);
    drive().putOff(step, Duration.ofHours(1));
    assertThat(drive().freeStuckJobs()).as("Microsoft may ask for that").isZero();
    drive().putOff(step, Duration.ofDays(1));

    assertThat(drive().freeStuckJobs()).isOne();

    assertThat(enrollment.work().state()).isEqualTo("awaiting-approval");
    assertThat(waiting.jobs()).allMatch(timer -> timer.getDuedate().after(new Date()));
  }

  @Test
  default void remindsAgainAndAgainWhileATaskWaits() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();
    assertThat(enrollment.after(Duration.ofHours(23)).evidence("reminder")).isEmpty();

    enrollment.after(Duration.ofHours(2));
    assertThat(enrollment.evidence("reminder"))
        .singleElement()
        .satisfies(
            reminder -> {
              assertThat(reminder.get("task").asText()).isEqualTo("ApproveEnrollment");
              assertThat(reminder.get("how").asText()).isEqualTo("log");
              assertThat(reminder.get("told")).isEmpty();
            });
    enrollment.after(Duration.ofDays(2));
    assertThat(enrollment.evidence("reminder")).hasSize(2);
    assertThat(enrollment.waitsFor()).containsExactly("ApproveEnrollment");
    enrollment.complete("alex", "ApproveEnrollment", Requests.APPROVED);
    assertThat(enrollment.state()).as("reminders end nothing").isEqualTo("awaiting-association");
  }

  @Test
  default void tellsTheProcessOwnersOfAnOverdueTaskThatTheyCannotDo() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();
    assertThat(enrollment.task("ApproveEnrollment").getPriority()).isEqualTo(50);

    enrollment.after(Duration.ofHours(49));

    assertThat(enrollment.evidence("escalation")).hasSize(1);
    assertThat(enrollment.task("ApproveEnrollment").getPriority()).isEqualTo(100);
    assertThatThrownBy(() -> enrollment.submit("pat", "ApproveEnrollment", Requests.APPROVED))
        .isInstanceOf(AuthorizationException.class);
    assertThat(enrollment.state()).isEqualTo("awaiting-approval");
    assertThat(enrollment.after(Duration.ofDays(7)).evidence("escalation")).hasSize(2);
  }

  @Test
  default void remindsInACalledProcessToo() {
    RunningEnrollment enrollment = atRecord();

    enrollment.after(Duration.ofDays(2).plusMinutes(1));

    assertThat(enrollment.evidence("reminder"))
        .extracting(reminder -> reminder.get("task").asText())
        .containsExactly("PublishDnsRecord");
    assertThat(enrollment.state()).isEqualTo("awaiting-dns-record");
  }

  @Test
  default void hasTheRecordsTaskDueBeforeTheProofExpires() {
    RunningEnrollment enrollment = atRecord();
    Instant expiry = Instant.parse(enrollment.view().at("/domainProof/expiresAt").asText());

    assertThat(enrollment.task("PublishDnsRecord").getDueDate().toInstant())
        .isEqualTo(expiry.minus(Duration.ofDays(5)));
    enrollment.after(Duration.ofDays(25).plusMinutes(1));
    assertThat(enrollment.evidence("escalation"))
        .extracting(escalation -> escalation.get("task").asText())
        .containsExactly("PublishDnsRecord");
    enrollment.after(Duration.ofDays(5));
    assertThat(enrollment.state()).isEqualTo("expired");
  }

  @Test
  default void remindsAsLongAsTheProofWaitsAndOnceMoreBeforeItExpires() {
    RunningEnrollment enrollment = atRecord();

    enrollment.days(24);
    assertThat(enrollment.evidence("reminder")).as("every two days").hasSize(12);
    enrollment.days(1);
    assertThat(enrollment.evidence("reminder")).as("the last time to extend it").hasSize(13);
    enrollment.days(4);
    assertThat(enrollment.evidence("reminder")).as("until the end").hasSize(15);
  }

  @Test
  default void escalatesATaskAtOnceThatIsMadeAnewWhenItIsDueAlready() {
    RunningEnrollment enrollment = atRecord().after(Duration.ofDays(26));
    enrollment.complete("kim", "PublishDnsRecord", Map.of());
    int told = enrollment.evidence("escalation").size();

    enrollment.after(Duration.ofMinutes(2));

    assertThat(enrollment.task("PublishDnsRecord").getPriority()).isEqualTo(100);
    assertThat(enrollment.evidence("escalation")).hasSize(told + 1);
  }

  @Test
  default void keepsTaskAndExpiryAfterALookInVainOnTheLastDay() {
    RunningEnrollment enrollment = atRecord().after(Duration.ofDays(29));

    enrollment.complete("kim", "PublishDnsRecord", Map.of());

    assertThat(enrollment.waitsFor()).containsExactly("PublishDnsRecord");
    assertThat(enrollment.after(Duration.ofDays(2)).state()).isEqualTo("expired");
  }

  @Test
  default void endsTheTimersOfATaskWithIt() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com")).work();

    enrollment.complete("alex", "ApproveEnrollment", Requests.APPROVED);
    enrollment.complete("alex", "AssociateInPartnerCenter", Requests.ASSOCIATED);

    assertThat(enrollment.jobs()).isEmpty();
    assertThat(enrollment.after(Duration.ofDays(30)).evidence("reminder")).isEmpty();
  }
}
