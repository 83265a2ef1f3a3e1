package io.github.workaccount.enrollment.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.http.HttpMethod;

/**
 * An enrollment that is led to its end whatever happens: each task is worked as its person would,
 * time passes until a step is due again, and a process owner retries what has failed for good.
 */
final class TroubledEnrollment {

  private static final int MAX_STEPS = 400;
  private static final Duration QUESTION = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EnrollmentDriver drive;
  private final TroubledRoute route;
  private final RunningEnrollment enrollment;
  private int failures;
  private int incidents;
  private boolean approved;
  private boolean losing;
  private String lost;

  private TroubledEnrollment(EnrollmentDriver drive, TroubledRoute route) {
    this.drive = drive;
    this.route = route;
    this.enrollment = drive.request("kim", route.request());
  }

  /** Asks for an enrollment that takes this route. */
  static TroubledEnrollment of(EnrollmentDriver drive, TroubledRoute route) {
    return new TroubledEnrollment(drive, route);
  }

  /**
   * From now on, each step is done twice: the first time, what it wrote to the database is lost, as
   * when the node dies after Microsoft's answer and before its commit.
   */
  TroubledEnrollment losingEachStepOnce() {
    losing = true;
    return this;
  }

  /** Does what follows by itself, until a person is needed. */
  void workUntilTask() {
    while (enrollment.waitsFor().isEmpty()) {
      step();
    }
  }

  /** The requester withdraws it. */
  void withdraw() {
    enrollment.withdraw("kim");
  }

  /** Leads it until its plan is approved. */
  TroubledEnrollment approve() {
    for (int step = 0; step < MAX_STEPS && !approved; step++) {
      step();
    }
    return this;
  }

  /** Leads it to its end. */
  TroubledEnrollment finish() {
    for (int step = 0; step < MAX_STEPS; step++) {
      if (!step()) {
        return this;
      }
    }
    throw new AssertionError("It does not come to an end: " + enrollment.passed());
  }

  /** How many steps failed. */
  int failures() {
    return failures;
  }

  /** How often a process owner had to retry. */
  int incidents() {
    return incidents;
  }

  /** Whether a person took over an unmanaged tenant. */
  boolean wasTakenOver() {
    return enrollment.passed().contains("TakeOverTenant");
  }

  String state() {
    return text("select state from enrollment where id = ?").get(0);
  }

  /** How many plans people decided on. */
  int plans() {
    return text("select choice from decision where enrollment_id = ? and task = 'ApprovePlan'")
        .size();
  }

  /** The changes of the last plan that are not done. */
  List<String> undoneChanges() {
    return text(
            """
            select status from change where enrollment_id = ?
            and plan_id = (select max(plan_id) from change c where c.enrollment_id = change.enrollment_id)
            """)
        .stream()
        .filter(status -> !status.equals("applied") && !status.equals("already-there"))
        .toList();
  }

  /** Every call, as method and path with placeholders for what differs between runs. */
  List<String> calls() {
    return records().stream()
        .map(call -> call.get("method").asText() + " " + call.get("path").asText())
        .map(call -> call.replaceAll("\\?.*", "").replaceAll("[0-9a-f-]{36}", "{id}"))
        .distinct()
        .toList();
  }

  /** One thing that a person or time does; whether there was any. */
  private boolean step() {
    List<Job> jobs = enrollment.jobs();
    for (Job job : jobs) {
      if (job.getRetries() == 0) {
        incidents++;
        drive.retry("pat", job);
        return true;
      }
    }
    if (jobs.stream().allMatch(TimerEntity.class::isInstance) && isMicrosoftAsked()) {
      haveVerified();
      return true;
    }
    for (Job job : jobs) {
      if (!(job instanceof TimerEntity) || enrollment.waitsFor().isEmpty()) {
        passTimeUntil(job.getDuedate());
        execute(job);
        return true;
      }
    }
    List<String> tasks = enrollment.waitsFor();
    if (tasks.isEmpty()) {
      return false;
    }
    work(tasks.get(0));
    return true;
  }

  private void passTimeUntil(Date due) {
    if (due != null && due.after(ClockUtil.getCurrentTime())) {
      drive.clock.forward(Duration.between(drive.clock.instant(), due.toInstant()).plusMillis(1));
    }
  }

  private void execute(Job job) {
    attempt(job.getId(), () -> drive.engine.getManagementService().executeJob(job.getId()));
  }

  private void attempt(String step, Runnable work) {
    boolean lose = losing && !step.equals(lost);
    lost = step;
    try {
      if (lose) {
        drive.losing(work);
      } else {
        work.run();
      }
    } catch (RuntimeException e) {
      failures++;
    }
  }

  private boolean isMicrosoftAsked() {
    return !text("select 'yes' from domain_proof where enrollment_id = ? and is_open = true")
        .isEmpty();
  }

  /** So much time passes that a question is due, and the claim of a dead node has run out. */
  private void haveVerified() {
    drive.clock.forward(QUESTION);
    attempt("verification", drive.verifications::tick);
  }

  private void work(String task) {
    switch (task) {
      case "ApproveEnrollment" -> enrollment.submit("alex", task, route.approval());
      case "GrantConsent" -> consent();
      case "ApprovePlan" -> decidePlan();
      case "PublishDnsRecord" -> {
        publish();
        enrollment.submit("kim", task, Map.of());
      }
      case "CreateWorkAccount" -> create();
      case "TakeOverTenant" -> {
        drive.people.takeOver("adatum.com");
        enrollment.submit("alex", task, Map.of());
      }
      case "AssociateInPartnerCenter" -> enrollment.submit("alex", task, Requests.ASSOCIATED);
      default -> new WorkByHand(drive, enrollment).work(task);
    }
  }

  /** Where the callback fails, the person completes the task, which looks again. */
  private void consent() {
    String readingOnly = route == TroubledRoute.BY_HAND ? "&decision=accept-reading" : "";
    String callback = drive.people.acceptOnly(enrollment.consentLink() + readingOnly);
    if (drive.http.send(null, HttpMethod.GET, callback, null).status() != 200) {
      failures++;
      enrollment.submit("alex", "GrantConsent", Map.of());
    }
  }

  private void decidePlan() {
    boolean separate = route == TroubledRoute.SEPARATE_ACCOUNT && plans() == 0;
    Map<String, Object> decision = new HashMap<>();
    decision.put("planDecision", separate ? "separate-account" : "approve");
    decision.put("planDigest", enrollment.planDigest());
    decision.put("comment", "So it be");
    enrollment.submit("sam", "ApprovePlan", decision);
    approved = true;
  }

  private void publish() {
    JsonNode record = json(text("select record from dns_watch where enrollment_id = ?").get(0));
    drive.people.publish(record.get("host").asText(), record.get("value").asText());
  }

  private void create() {
    String prefix = route == TroubledRoute.CREATE ? "fabrikam" : "litwarepartner";
    if (!enrollment.passed().contains("ConfirmWorkAccount")) {
      drive.people.createTenant("New", prefix);
    }
    enrollment.submit(
        "alex", "CreateWorkAccount", Map.of("tenantDomain", prefix + ".onmicrosoft.com"));
  }

  private List<JsonNode> records() {
    return text("select data from evidence where enrollment_id = ? and kind = 'call' order by id")
        .stream()
        .map(TroubledEnrollment::json)
        .toList();
  }

  private List<String> text(String query) {
    return drive.jdbc.queryForList(query, String.class, enrollment.id());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
