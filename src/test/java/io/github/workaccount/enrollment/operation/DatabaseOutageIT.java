package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.workaccount.enrollment.testing.CamundaWeb;
import io.github.workaccount.enrollment.testing.OwnPostgres;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The running product while its PostgreSQL is stopped, hangs, or takes no writes. */
class DatabaseOutageIT {

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String API = "/api/enrollments";
  private static final String REQUEST =
      """
      {"workEmail": "kim@contoso.com", "companyName": "Company", "headquarters": "US",
       "partnerCenterUsers": [{"email": "kim@contoso.com"}]}
      """;

  @TempDir static Path folder;
  private static OwnPostgres postgres;
  private static Node node;
  private int logged;

  @BeforeAll
  static void start() throws IOException {
    postgres = new OwnPostgres(folder.resolve("database"));
    node =
        new Node(
            "node",
            folder,
            List.of(
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + postgres.url(),
                "--spring.datasource.username=postgres",
                "--enrollment.sandbox.directory=memory"));
    await().atMost(START).until(node::isReady);
    // Who signs in from a new place is written down, which a database that is read-only refuses.
    assertThat(kim().get(API).status()).isEqualTo(200);
  }

  @AfterAll
  static void end() {
    node.close();
    postgres.close();
  }

  @BeforeEach
  void readFromHere() {
    logged = node.log().length();
  }

  @Test
  void whileItIsStoppedEverythingIsAnsweredWith503AndTheLogHasOneLineAlsoWhenItComesBackReadOnly() {
    CamundaWeb alex = new CamundaWeb(node.port()).login("alex", "alex");

    postgres.stop();
    try {
      for (int i = 0; i < 20; i++) {
        isUnavailable(kim().get(API));
        isUnavailable(kim().post(API, REQUEST, "Idempotency-Key", "key"));
      }
      isUnavailable(kim().get("/swagger-ui/index.html"));
      isUnavailable(new Reply(new CamundaWeb(node.port()).tryLogin("tasklist", "sam", "sam")));
      isUnavailable(new Reply(alex.get(CamundaWeb.ENGINE + "/task")));
      isUnavailable(new Reply(alex.get("/camunda/app/tasklist/default/")));
      await().atMost(SOON).until(() -> health("/readiness").status() == 503);
      postgres.comeBackReadOnly();
    } finally {
      postgres.start();
    }

    try {
      await().atMost(SOON).until(() -> kim().get(API).status() == 200);
      assertThat(health("/readiness").status()).as("it takes no writes").isEqualTo(503);
    } finally {
      postgres.readOnly(false);
    }
    await().atMost(SOON).until(node::isReady);
    hasTheLinesOfOneOutage("does not answer: ");
  }

  @Test
  void whileItHangsHealthStillAnswersAndTellsIt() {
    postgres.pause();
    try {
      // All parts, also of what nobody knows yet that it hangs.
      health("");
      await()
          .atMost(SOON)
          .pollDelay(Duration.ZERO)
          .until(() -> health("/readiness").status() == 503);
      assertThat(health("").status()).isEqualTo(503);
      assertThat(health("/liveness").status()).isEqualTo(200);
      isUnavailable(kim().get(API));
    } finally {
      postgres.resume();
    }

    await().atMost(SOON).until(node::isReady);
    hasTheLinesOfOneOutage("has not answered for ");
  }

  @Test
  void whileItIsReadOnlyTheNodeIsNotReady() {
    postgres.readOnly(true);
    try {
      await().atMost(SOON).until(() -> health("/readiness").status() == 503);
      isUnavailable(kim().post(API, REQUEST));
      assertThat(kim().get(API).status()).as("reading still works").isEqualTo(200);
    } finally {
      postgres.readOnly(false);
    }

    await().atMost(SOON).until(node::isReady);
    hasTheLinesOfOneOutage("takes no writes: it is read-only");
  }

  private static RestApi kim() {
    return RestApi.of(node.port(), "kim");
  }

  /** Always in time. */
  private static Reply health(String path) {
    long begun = System.nanoTime();
    Reply reply = RestApi.nobody(node.port()).get("/actuator/health" + path);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("health" + path)
        .isLessThan(Duration.ofSeconds(5));
    return reply;
  }

  private static void isUnavailable(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).as(reply.toString()).isEqualTo("10");
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.json().path("type").asText())
        .isEqualTo("urn:work-account-enrollment:problem:unavailable");
  }

  /** One when it begins, one when it is over, and no stack trace. */
  private void hasTheLinesOfOneOutage(String reason) {
    String log = node.log().substring(logged);
    assertThat(log.lines().filter(line -> line.contains(".Outage ")))
        .satisfiesExactly(
            begin -> assertThat(begin).contains(" ERROR ").contains("The database " + reason),
            end -> assertThat(end).contains(" INFO ").contains("The database works again"));
    // The pool tells of a machine that gave the process no time: that is no line of the outage.
    assertThat(
            log.lines()
                .filter(line -> line.matches("\\S+ +(WARN|ERROR) .*"))
                .filter(line -> !line.contains("Thread starvation or clock leap")))
        .hasSize(1);
    assertThat(log).doesNotContain("\tat ");
  }
}
