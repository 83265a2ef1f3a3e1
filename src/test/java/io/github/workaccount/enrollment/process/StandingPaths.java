package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;

/** Where enrollments stand, also while they move on. */
interface StandingPaths extends Paths {

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

    var standings = standings(tasks).of(Set.of(waiting.instance(), moving.instance()));

    assertThat(standings.get(waiting.instance()).waits()).hasSize(1);
    assertThat(standings.get(moving.instance()).waits()).isEmpty();
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

  private Object claim(String task) {
    drive().engine.getTaskService().claim(task, "alex");
    return null;
  }

  private EngineStandings standings(TaskService tasks) {
    ProcessEngine engine = drive().engine;
    return new EngineStandings(
        engine.getRuntimeService(),
        tasks,
        engine.getManagementService(),
        new WaitingTasks("http://localhost:8080"),
        new OtherWaits(
            engine.getRuntimeService(),
            engine.getHistoryService(),
            engine.getRepositoryService(),
            engine.getManagementService()),
        new AsSystem(engine.getIdentityService()));
  }
}
