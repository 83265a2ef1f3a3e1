package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.WorkAccountEnrollment;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.yaml.snakeyaml.Yaml;

/** What the running product tells whoever runs it. */
@SpringBootTest(
    classes = WorkAccountEnrollment.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "spring.datasource.url=jdbc:h2:mem:operation;DB_CLOSE_DELAY=-1",
      "enrollment.sandbox.directory=memory",
      "camunda.bpm.process-engine-name=operation",
      "camunda.bpm.job-execution.enabled=false",
      "logging.level.io.github.workaccount.enrollment.microsoft.http.CallRecord=debug"
    })
@AutoConfigureObservability(tracing = false)
@ExtendWith(OutputCaptureExtension.class)
class OperationIT {

  private static final Path DOCS = Path.of("docs/operation");
  private static final Pattern METER = Pattern.compile("\\benrollment_[a-z_]+");
  private static final Duration SOON = Duration.ofSeconds(20);

  @LocalServerPort private int port;
  @LocalManagementPort private int managementPort;
  @Autowired private ManagementService jobs;
  @Autowired private Monitor monitor;
  @Autowired private ScheduledTaskHolder ticks;
  @Autowired private ThreadPoolTaskScheduler scheduler;

  @Test
  void thePublicPortTellsTheStatusOnly() {
    for (String path : List.of("", "/liveness", "/readiness")) {
      Reply health = RestApi.nobody(port).get("/actuator/health" + path);
      assertThat(health.status()).as(health.toString()).isEqualTo(200);
      assertThat(health.answer().body()).isEqualTo("{\"status\":\"UP\"}");
    }
    assertThat(RestApi.nobody(port).get("/actuator/health/db").status()).isEqualTo(404);
    for (String user : List.of("robin", "olga")) {
      assertThat(RestApi.of(port, user).get("/actuator/prometheus").status()).isEqualTo(403);
    }
  }

  @Test
  void eachTickHasAThreadOfItsOwn() {
    assertThat(ticks.getScheduledTasks())
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(scheduler.getScheduledThreadPoolExecutor().getCorePoolSize());
  }

  @Test
  void theManagementPortTellsOfEachPart() {
    JsonNode parts = management("/actuator/health").json().get("components");

    for (String part :
        List.of("clock", "db", "engine", "watch", "livenessState", "readinessState")) {
      assertThat(parts.at("/" + part + "/status").asText()).as(part).isEqualTo("UP");
    }
    for (String kind : List.of("dns-record", "verification", "work-account")) {
      assertThat(parts.at("/watch/details/" + kind + "/lagSeconds").asLong(-1)).as(kind).isZero();
    }
    for (String lane : List.of("asked", "repeated", "slow")) {
      assertThat(parts.at("/watch/details/dns-record/" + lane + "/lagSeconds").asLong(-1)).isZero();
    }
    await()
        .atMost(SOON)
        .until(
            () -> management("/actuator/health/microsoft").json().at("/status"),
            s -> s.asText().equals("UP"));
    JsonNode microsoft = management("/actuator/health/microsoft").json().get("components");
    assertThat(names(microsoft))
        .containsExactlyInAnyOrder(
            "microsoftClock",
            "microsoftConfiguration",
            "microsoftCredential",
            "microsoftPermissions",
            "microsoftReachability",
            "microsoftToken");
    assertThat(microsoft.at("/microsoftToken/details/token.reader").asText()).startsWith("ok: ");
    assertThat(names(microsoft.at("/microsoftPermissions/details")))
        .contains("permission.Domain.ReadWrite.All");
    assertThat(RestApi.nobody(port).get("/actuator/health/microsoft").answer().body())
        .isEqualTo("{\"status\":\"UP\"}");
    Set<String> ready = names(management("/actuator/health/readiness").json().get("components"));
    assertThat(ready).containsExactlyInAnyOrder("db", "engine", "readinessState", "sandbox");
  }

  @Test
  void theManagementPortIsNoWayRoundTheSignIn() {
    for (String path : List.of("/api/enrollments", "/camunda/app/tasklist/", "/actuator/env")) {
      assertThat(management(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void theManagementPortMakesNoSessionAndReadsNoForm() {
    for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
      for (String path : List.of("/", "/error", "/nothing/here", "/actuator/health")) {
        Reply reply =
            RestApi.nobody(managementPort)
                .send(
                    method,
                    path,
                    BodyPublishers.ofString("a=" + "x".repeat(100_000)),
                    "Content-Type",
                    "application/x-www-form-urlencoded");
        assertThat(reply.status())
            .as(method + " " + reply)
            .isIn(path.endsWith("health") ? List.of(200, 405) : List.of(404));
        assertThat(reply.answer().headers().allValues("Set-Cookie")).isEmpty();
      }
    }
  }

  @Test
  void metersTellWhatHappened() {
    request("contoso.com");

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(management("/actuator/prometheus").answer().body())
                    .contains(
                        "enrollment_microsoft_calls_seconds_count{kind=\"GET"
                            + " /tenantRelationships/findTenantInformationByDomainName\",outcome=\"ok\",system=\"graph\"}",
                        "kind=\"GET /common/userrealm/{id}\"",
                        "enrollment_microsoft_throttled_total{system=\"graph\"} 0.0",
                        "enrollment_state_time_seconds_count{next=\"awaiting-approval\",state=\"checking\"}",
                        "enrollment_jobs{state=\"failed\"} 0.0",
                        "enrollment_incidents 0.0",
                        "enrollment_clock_offset_seconds ",
                        "enrollment_clock_holds 0.0",
                        "enrollment_clock_steps_total 0.0",
                        "enrollment_watch_lag_seconds{kind=\"dns-record\"} 0.0",
                        "enrollment_dns_lag_seconds{lane=\"asked\"} 0.0",
                        "enrollment_dns_open{lane=\"slow\"} 0.0",
                        "enrollment_watch_open{kind=\"verification\"} 0.0",
                        "enrollment_watch_open{kind=\"work-account\"} 0.0")
                    .containsPattern("token_requests_total\\{outcome=\"ok\"\\} [1-9]")
                    .containsPattern("enrollments\\{state=\"awaiting-approval\"\\} [1-9]")
                    .doesNotContain("contoso"));
  }

  @Test
  void aTraceLeadsFromTheLogToMicrosoftAndBack(CapturedOutput log) {
    String id = request("litware.com");

    List<String> sent = new ArrayList<>();
    RestApi.of(port, "robin")
        .get("/api/enrollments/" + id + "/evidence")
        .json()
        .get("entries")
        .findValues("clientRequestId")
        .forEach(one -> sent.add(one.asText()));
    assertThat(sent).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    assertThat(sent).allMatch(one -> one.startsWith(sent.get(0).substring(0, 13)));
    for (String one : sent) {
      Matcher line =
          Pattern.compile("\\[" + Pattern.quote(id) + " ([0-9a-f]{32})\\].*" + one).matcher(log);
      assertThat(line.find()).as("a line of the log with %s", one).isTrue();
      assertThat(line.group(1)).startsWith(one.substring(0, 13).replace("-", ""));
    }
  }

  @Test
  void everyMeterOfAlertsAndDashboardIsThere() throws IOException {
    request("treyresearch.net");
    monitor.looked("proved", Duration.ofMillis(20));
    Set<String> wanted = new TreeSet<>();
    for (String file : List.of("alerts.yaml", "dashboard.json")) {
      METER
          .matcher(Files.readString(DOCS.resolve(file)))
          .results()
          .map(MatchResult::group)
          .forEach(wanted::add);
    }
    String scrape = management("/actuator/prometheus").answer().body();

    assertThat(wanted).hasSizeGreaterThan(8).allMatch(meter -> scrape.contains("\n" + meter));
  }

  @Test
  void alertsSayWhatIsWrongAndWhatToDo() throws IOException {
    JsonNode rules =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .valueToTree(new Yaml().load(Files.readString(DOCS.resolve("alerts.yaml"))))
            .at("/groups/0/rules");

    assertThat(rules).isNotEmpty();
    for (JsonNode rule : rules) {
      assertThat(names(rule)).contains("alert", "expr", "labels", "annotations");
      assertThat(names(rule.get("annotations"))).contains("summary", "description");
    }
  }

  private Reply management(String path) {
    return RestApi.nobody(managementPort).get(path);
  }

  /** Requests an enrollment and has its checks done. */
  private String request(String domain) {
    Reply started =
        RestApi.of(port, "kim")
            .post(
                "/api/enrollments",
                """
                {"workEmail": "kim@%1$s", "companyName": "Company", "headquarters": "US",
                 "partnerCenterUsers": [{"email": "kim@%1$s"}]}
                """
                    .formatted(domain));
    assertThat(started.status()).as(started.toString()).isEqualTo(201);
    jobs.createJobQuery().messages().executable().list().stream()
        .map(org.camunda.bpm.engine.runtime.Job::getId)
        .forEach(jobs::executeJob);
    return started.json().get("id").asText();
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
