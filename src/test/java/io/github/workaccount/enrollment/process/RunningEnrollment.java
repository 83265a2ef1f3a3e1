package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.testing.ProductHttp.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpMethod;

/** One enrollment under test: what people and time do to it, and how it stands. */
final class RunningEnrollment {

  private static final int MAX_JOBS = 50;

  private final EnrollmentDriver drive;
  private final String id;
  private final String instance;
  private final EngineView engine;

  RunningEnrollment(EnrollmentDriver drive, String id, String instance) {
    this.drive = drive;
    this.id = id;
    this.instance = instance;
    this.engine = new EngineView(drive.engine, instance);
  }

  String id() {
    return id;
  }

  String instance() {
    return instance;
  }

  /** Completes a task with its form as a user, and does what follows by itself. */
  RunningEnrollment complete(String user, String task, Map<String, Object> variables) {
    submit(user, task, variables);
    return work();
  }

  /** Completes a task with its form as a user, and no more. */
  void submit(String user, String task, Map<String, Object> variables) {
    String taskId = task(task).getId();
    drive.as(
        user,
        () -> {
          drive.engine.getFormService().submitTaskForm(taskId, variables);
          return null;
        });
  }

  /** Approves the current plan as it is shown. */
  RunningEnrollment approvePlan(String user) {
    return complete(
        user, "ApprovePlan", Map.of("planDecision", "approve", "planDigest", planDigest()));
  }

  String planDigest() {
    return (String) variable("ApprovePlan", "planDigest");
  }

  /** What a task shows. */
  Object variable(String task, String name) {
    return drive.engine.getTaskService().getVariable(task(task).getId(), name);
  }

  /** The names of the variables that the engine's history has of the enrollment's own instance. */
  List<String> variablesInTheHistory() {
    return drive
        .engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instance())
        .list()
        .stream()
        .map(HistoricVariableInstance::getName)
        .toList();
  }

  /** What the history of the enrollment's own instance has as the decision on it. */
  Object decisionInTheHistory() {
    return drive
        .engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instance())
        .variableName(Variables.DECISION.name())
        .singleResult()
        .getValue();
  }

  /** An administrator of the tenant opens the link and accepts; then what follows is done. */
  RunningEnrollment acceptConsent() {
    Reply reply = drive.people.accept(consentLink());
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return work();
  }

  /** An administrator of the tenant lets the product read only; then what follows is done. */
  RunningEnrollment acceptReadingOnly() {
    Reply reply = drive.people.acceptReadingOnly(consentLink());
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return work();
  }

  String consentLink() {
    return (String) variable("GrantConsent", "consentLink");
  }

  /** The requester publishes the record that Microsoft asks for. */
  RunningEnrollment publishRecord() {
    JsonNode proof = view().get("domainProof");
    drive.people.publish(proof.get("host").asText(), proof.get("value").asText());
    return this;
  }

  /** The watch looks, and what follows is done. */
  RunningEnrollment lookByItself() {
    drive.watch.tick();
    return work();
  }

  /** Microsoft is asked for the new work account, and what follows is done. */
  RunningEnrollment lookForWorkAccount() {
    drive.accounts.tick();
    return work();
  }

  /**
   * So much time passes, then Microsoft is asked to verify the domain, and what follows is done.
   */
  RunningEnrollment haveVerifiedAfter(Duration time) {
    drive.clock.forward(time);
    drive.verifications.tick();
    return work();
  }

  /** Asks over REST to wait longer for the record. */
  Reply extend(String user) {
    return drive.http.send(
        user,
        HttpMethod.POST,
        "/api/enrollments/" + id + "/dns-extension",
        "{\"reason\":\"The provider is slow\"}");
  }

  /** Asks over REST to have it looked now. */
  Reply lookNow(String user) {
    return drive.http.send(user, HttpMethod.POST, "/api/enrollments/" + id + "/dns-check", null);
  }

  /** Asks to withdraw over REST. */
  Reply withdraw(String user) {
    return drive.http.send(
        user, HttpMethod.POST, "/api/enrollments/" + id + "/withdraw", "{\"reason\":\"Too soon\"}");
  }

  /** Runs every asynchronous step that is due. */
  RunningEnrollment work() {
    for (int i = 0; i < MAX_JOBS; i++) {
      List<Job> due = engine.dueSteps();
      if (due.isEmpty()) {
        return this;
      }
      drive.run(due.get(0));
    }
    throw new AssertionError("The enrollment does not come to rest: " + passed());
  }

  /** Runs the one job that there is, due or not. */
  void runJob() {
    drive.run(job());
  }

  /** Runs the one job that there is, which fails. */
  Throwable failJob() {
    return org.assertj.core.api.Assertions.catchThrowable(this::runJob);
  }

  /** Has the one job that there is fail as often as it is tried by itself: at once and 3 times. */
  void failUntilIncident() {
    for (int left = 3; left >= 0; left--) {
      assertThat(failJob()).isNotNull();
      assertThat(job().getRetries()).isEqualTo(left);
    }
  }

  /** Runs every asynchronous step that is due until one fails. */
  Throwable workUntilFailure() {
    return org.assertj.core.api.Assertions.catchThrowable(this::work);
  }

  /** Lets the time of a timer come, and does what follows. */
  RunningEnrollment fireTimer(String element) {
    fireTimerOnly(element);
    return work();
  }

  /** Lets the time of a timer come, and no more. */
  void fireTimerOnly(String element) {
    drive.run(engine.timerAt(element));
  }

  /** The one asynchronous step that waits. */
  Job job() {
    List<Job> waiting = jobs();
    assertThat(waiting).hasSize(1);
    return waiting.get(0);
  }

  List<Job> jobs() {
    return engine.jobs();
  }

  /** The asynchronous steps that are to be run; timers are none. */
  List<Job> steps() {
    return engine.dueSteps();
  }

  /** Lets time pass: every timer that becomes due fires in its turn, and what follows is done. */
  RunningEnrollment after(Duration time) {
    drive.clock.forward(time);
    for (int i = 0; i < MAX_JOBS; i++) {
      List<Job> due = engine.dueTimers();
      if (due.isEmpty()) {
        return work();
      }
      drive.run(due.get(0));
    }
    throw new AssertionError("Timers go on and on: " + engine.dueTimers());
  }

  /** So many days pass, one by one: what is due is done each day. */
  RunningEnrollment days(int days) {
    for (int i = 0; i < days; i++) {
      after(Duration.ofDays(1));
    }
    return this;
  }

  /** When a timer fires, of an event or of a listener. */
  Instant timer(String element) {
    return engine.timerAt(element).getDuedate().toInstant();
  }

  /** A timer is tried as often as it may be, and fails, whatever its time. */
  Job failForGood(String element) {
    Job job = engine.timerAt(element);
    for (int attempt = 0;
        attempt < MAX_JOBS && engine.timerAt(element).getRetries() > 0;
        attempt++) {
      drive.fail(job, new IllegalStateException("It was tried too early"));
    }
    return engine.timerAt(element);
  }

  /** The one task with this element id. */
  Task task(String key) {
    return engine.tasks().stream()
        .filter(task -> task.getTaskDefinitionKey().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no task " + key + ", but " + waitsFor()));
  }

  /** The element ids of the tasks that people have. */
  List<String> waitsFor() {
    return engine.tasks().stream().map(Task::getTaskDefinitionKey).toList();
  }

  /** The flow nodes that were passed or are stood at, each once. */
  Set<String> passed() {
    return engine.passed();
  }

  /** The flow nodes that it has come to and not left. */
  Set<String> standsAt() {
    return engine.standsAt();
  }

  /** How often a flow node was reached. */
  long times(String node) {
    return engine.times(node);
  }

  /** The enrollment as REST shows it to an enrollment admin. */
  JsonNode view() {
    return viewAs("sam");
  }

  /** The enrollment as REST shows it to a person. */
  JsonNode viewAs(String user) {
    Reply reply = drive.http.send(user, HttpMethod.GET, "/api/enrollments/" + id, null);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  String state() {
    return view().get("state").asText();
  }

  String outcome() {
    return view().get("outcome").asText();
  }

  /** The changes of the current plan as {@code kind status}. */
  List<String> changes() {
    return StreamSupport.stream(view().path("plan").path("changes").spliterator(), false)
        .map(change -> change.get("kind").asText() + " " + change.get("status").asText())
        .toList();
  }

  /** All evidence as REST shows it to a person. */
  JsonNode evidenceAs(String user) {
    Reply reply =
        drive.http.send(user, HttpMethod.GET, "/api/enrollments/" + id + "/evidence", null);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return reply.json();
  }

  /** The evidence of a kind. */
  List<JsonNode> evidence(String kind) {
    return StreamSupport.stream(evidenceAs("robin").get("entries").spliterator(), false)
        .filter(entry -> entry.get("kind").asText().equals(kind))
        .map(entry -> entry.get("data"))
        .toList();
  }

  /** The writes that were sent, as {@code POST /v1.0/groups}. */
  List<String> writes() {
    return evidence("call").stream()
        .filter(call -> !call.get("method").asText().equals("GET"))
        .filter(call -> !call.get("path").asText().contains("/oauth2/"))
        .map(call -> call.get("method").asText() + " " + call.get("path").asText())
        .toList();
  }
}
