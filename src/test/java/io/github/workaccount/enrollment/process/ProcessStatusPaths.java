package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.ModelFiles;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.PublicAddress;
import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;

/** Where enrollments stand, also while they move on. */
interface ProcessStatusPaths extends Paths {

  @Test
  default void tellsTheOthersWhereATaskIsDoneWhileTheListIsRead() {
    RunningEnrollment waiting = drive().request("kim", Requests.of("litware.com")).work();
    RunningEnrollment moving = drive().request("kim", Requests.of("contoso.com")).work();
    String done = moving.task("ApproveEnrollment").getId();
    TaskService real = drive().engine.getTaskService();
    TaskService tasks = mock(TaskService.class, delegatesTo(real));
    doAnswer(
            call -> {
              if (call.getArgument(0).equals(done)) {
                moving.submit("alex", "ApproveEnrollment", Requests.APPROVED);
              }
              return real.getIdentityLinksForTask(call.getArgument(0));
            })
        .when(tasks)
        .getIdentityLinksForTask(anyString());

    var statuses = statuses(tasks).of(Set.of(waiting.instance(), moving.instance()));

    assertThat(statuses.get(waiting.instance()).tasks()).hasSize(1);
    assertThat(statuses.get(moving.instance()).tasks()).isEmpty();
  }

  @Test
  default void saysNothingOfWithdrawingWhereThatIsWhatFailed() {
    RunningEnrollment enrollment = atRecord();
    drive().people.fault("DELETE /graph/v1.0/domains", "\"status\": 502, \"times\": 4");
    enrollment.withdraw("kim");
    enrollment.failUntilIncident();

    assertThat(enrollment.view().at("/waitingFor/0/task").asText()).isEqualTo("UndoChanges");
    assertThat(enrollment.view().at("/waitingFor/0/what").asText())
        .contains("retries it in Cockpit")
        .doesNotContain("withdraw");
  }

  @Test
  default void goesOnWithTheTaskOfAWorkAccountWhileItIsLookedForAndRemindsOnceThatWasInVain() {
    RunningEnrollment enrollment = approved("fabrikam.com");
    var before = enrollment.task("CreateWorkAccount");
    drive().as("alex", () -> claim(before.getId()));
    drive().clock.forward(Duration.ofHours(1));

    enrollment.complete(
        "alex", "CreateWorkAccount", Map.of("tenantDomain", "fabrikan.onmicrosoft.com"));

    var again = enrollment.task("CreateWorkAccount");
    assertThat(again.getId()).isNotEqualTo(before.getId());
    assertThat(again.getAssignee()).isEqualTo("alex");
    assertThat(again.getDueDate()).isEqualTo(before.getDueDate());
    assertThat(enrollment.after(Duration.ofMinutes(59)).evidence("reminder")).isEmpty();
    assertThat(enrollment.after(Duration.ofMinutes(2)).evidence("reminder")).hasSize(1);
  }

  /** All that the product does by itself may have to wait, so it is tried with every step. */
  @Test
  default void saysOfEachStepThatIsDoneLaterWhyAndUntilWhen() {
    Set<String> tried = new TreeSet<>();
    RunningEnrollment link = drive().request("kim", Requests.northwind());
    delayEachStep(link, tried);
    link.submit("alex", "ApproveEnrollment", Requests.APPROVED);
    delayEachStep(link, tried);
    drive().people.accept(link.consentLink());
    delayEachStep(link, tried);
    String digest = link.planDigest();
    link.submit("sam", "ApprovePlan", Map.of("planDecision", "approve", "planDigest", digest));
    delayEachStep(link, tried);
    link.submit("kim", "PublishDnsRecord", Map.of());
    delayEachStep(link, tried);
    link.publishRecord();
    drive().watch.tick();
    delayEachStep(link, tried);
    assertThat(link.state()).isEqualTo("awaiting-association");
    link.withdraw("kim");
    delayEachStep(link, tried);
    RunningEnrollment create = drive().request("kim", Requests.of("fabrikam.com")).work();
    create.submit("alex", "ApproveEnrollment", Requests.APPROVED);
    delayEachStep(create, tried);
    create.submit("alex", "CreateWorkAccount", Map.of("tenantDomain", "fabrikam.onmicrosoft.com"));
    delayEachStep(create, tried);
    RunningEnrollment takeOver = approved("adatum.com");
    takeOver.submit("alex", "TakeOverTenant", Map.of());
    delayEachStep(takeOver, tried);

    assertThat(tried)
        .containsExactlyInAnyOrderElementsOf(
            ModelFiles.all(ServiceTask.class).stream()
                .filter(ServiceTask::isCamundaAsyncBefore)
                .map(ServiceTask::getId)
                .toList());
  }

  @Test
  default void saysOfAStepThatLostARaceNothingOfTheDatabase() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com"));
    ChangedMeanwhile lost = new ChangedMeanwhile();
    lost.initCause(new IllegalStateException("update enrollment set secret = 1"));

    drive().fail(enrollment.steps().get(0), lost);

    assertThat(wait(enrollment).get("what").asText())
        .startsWith(lost.getMessage())
        .doesNotContain("secret");
  }

  @Test
  default void saysWhoActivatesWhatWasSuspended() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com"));
    drive().engine.getRuntimeService().suspendProcessInstanceById(enrollment.instance());

    JsonNode waits = enrollment.view().get("waitingFor");

    assertThat(waits).hasSize(1);
    assertThat(waits.get(0).get("what").asText()).startsWith("It is suspended");
    assertThat(waits.get(0).get("who").asText()).isEqualTo("camunda-admin");
    assertThat(waits.get(0).has("until")).isFalse();
  }

  @Test
  default void offersNoWithdrawalOfWhatWasWithdrawn() {
    RunningEnrollment enrollment = drive().request("kim", Requests.of("contoso.com"));
    drive().engine.getManagementService().setJobRetries(enrollment.steps().get(0).getId(), 0);
    assertThat(enrollment.view().at("/waitingFor/0/what").asText()).contains("may withdraw");

    drive()
        .enrollments
        .withdraw(
            new EnrollmentId(enrollment.id()),
            new Enrollment.Withdrawal("kim", drive().clock.instant(), "Enough."));

    assertThat(enrollment.view().at("/waitingFor/0/what").asText())
        .isNotEmpty()
        .doesNotContain("may withdraw");
  }

  /** Runs every step that is due, each after it was put off once and failed once. */
  private void delayEachStep(RunningEnrollment enrollment, Set<String> tried) {
    while (!enrollment.steps().isEmpty()) {
      assertThat(enrollment.view().has("waitingFor")).as("a step that is due waits").isFalse();
      Job step = enrollment.steps().get(0);
      Instant now = drive().clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Instant until = now.plusSeconds(90);

      drive().fail(step, new DirectoryFailure.Throttled("It asks to wait.", null, until));
      JsonNode wait = wait(enrollment);
      assertThat(wait.get("kind").asText()).isEqualTo("postponed");
      assertThat(Instant.parse(wait.get("since").asText())).isBetween(now, drive().clock.instant());
      assertThat(Instant.parse(wait.get("until").asText())).isEqualTo(until);
      assertThat(wait.get("what").asText())
          .startsWith("It asks to wait. This is no failure. It is tried again by itself.");
      tried.add(wait.get("task").asText());

      drive().fail(step, new DirectoryFailure.Unavailable("Its database is down.", null));
      wait = wait(enrollment);
      assertThat(wait.get("kind").asText()).isEqualTo("retry");
      assertThat(Instant.parse(wait.get("until").asText())).isAfter(now);
      assertThat(wait.get("what").asText())
          .startsWith("The step has failed. It is tried again by itself, at most 3 times more;");

      drive().run(step);
    }
  }

  /** The one thing that is waited for, which can be withdrawn from unless that was done. */
  private static JsonNode wait(RunningEnrollment enrollment) {
    JsonNode waits = enrollment.view().get("waitingFor");
    assertThat(waits).hasSize(1);
    JsonNode wait = waits.get(0);
    boolean undoing = wait.get("task").asText().equals("UndoChanges");
    assertThat(wait.get("who").asText()).isEqualTo(undoing ? "" : "kim, enrollment-admins");
    assertThat(wait.get("what").asText().contains("may withdraw")).isEqualTo(!undoing);
    assertThat(wait.get("name").asText()).isNotBlank();
    assertThat(wait.has("taskId")).isFalse();
    return wait;
  }

  private Object claim(String task) {
    drive().engine.getTaskService().claim(task, "alex");
    return null;
  }

  private EngineProcessStatus statuses(TaskService tasks) {
    ProcessEngine engine = drive().engine;
    return new EngineProcessStatus(
        engine.getRuntimeService(),
        tasks,
        engine.getManagementService(),
        new WaitingTasks(new PublicAddress(URI.create("http://localhost:8080"))),
        new OtherWaits(
            engine.getRuntimeService(),
            engine.getHistoryService(),
            engine.getRepositoryService(),
            engine.getManagementService(),
            new DelayedSteps(
                engine.getRuntimeService(),
                engine.getHistoryService(),
                engine.getRepositoryService(),
                engine.getManagementService(),
                drive().enrollments,
                drive().clock),
            drive().enrollments),
        new Acting(engine.getIdentityService()));
  }
}
