package io.github.workaccount.enrollment.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.sandbox.RunningSandbox;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

  private RunningSandbox cloud;
  private RunningSandbox.Graph contoso;

  @BeforeEach
  void start() {
    cloud = new RunningSandbox();
    contoso = cloud.graphOf("contoso.com");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void throttlesAsOftenAsAskedThenAnswersAgain() {
    add("/organization", 429, 0, false, 7, 2, false);

    RunningSandbox.Reply first = contoso.get("/organization");
    assertThat(first.status()).isEqualTo(429);
    assertThat(first.header("Retry-After")).isEqualTo("7");
    assertThat(first.errorCode()).isEqualTo("TooManyRequests");
    assertThat(first.header("request-id")).isNotBlank();
    assertThat(contoso.get("/organization").status()).isEqualTo(429);
    assertThat(contoso.get("/organization").status()).isEqualTo(200);
    assertThat(cloud.sandbox.faults().all()).isEmpty();
  }

  @Test
  void strikesOnlyTheRequestsThatMatch() {
    add("POST /graph/v1.0/domains", 503, 0, false, null, 1, false);

    assertThat(contoso.get("/domains").status()).isEqualTo(200);
    assertThat(contoso.post("/domains", "{\"id\":\"x.example\"}").status()).isEqualTo(503);
    assertThat(contoso.get("/domains/x.example").status()).isEqualTo(404);
  }

  @Test
  void answersABadGatewayInHtmlAndTheSignInServiceInItsOwnShape() {
    add("/organization", 502, 0, false, null, 1, false);
    add("/oauth2/v2.0/token", 503, 0, false, null, 1, false);

    assertThat(contoso.get("/organization").text()).startsWith("<html>");
    RunningSandbox.Reply token = cloud.requestToken("contoso.com", cloud.credentials());
    assertThat(token.status()).isEqualTo(503);
    assertThat(token.json().path("error").asText()).isEqualTo("temporarily_unavailable");
  }

  @Test
  void losesTheAnswerOfAWriteThatTookEffect() {
    add("POST /graph/v1.0/domains", null, 0, true, null, 1, true);

    assertThatThrownBy(() -> contoso.post("/domains", "{\"id\":\"x.example\"}"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(contoso.get("/domains/x.example").status()).isEqualTo(200);
  }

  @Test
  void delaysAnAnswer() {
    add("/organization", null, 150, false, null, 1, false);
    Instant before = Instant.now();

    assertThat(contoso.get("/organization").status()).isEqualTo(200);
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(140));
  }

  @Test
  void answersWithABodyThatIsNotWhatItShouldBe() {
    add(Fault.Body.HTML, 1, false);
    assertThat(contoso.get("/organization").text()).startsWith("<html>");
    add(Fault.Body.EMPTY, 1, false);
    assertThat(contoso.get("/organization").text()).isEmpty();
    add(Fault.Body.GARBAGE, 1, false);
    assertThat(contoso.get("/organization").text()).endsWith("\"id\":");
  }

  @ParameterizedTest
  @CsvSource({"OBJECT, {}", "LIST, []", "TEXT, \"x\"", "NULL, null"})
  void answersWithJsonOfTheWrongKind(Fault.Body body, String json) {
    add(body, 1, false);

    RunningSandbox.Reply reply = contoso.get("/organization");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo(json);
    assertThat(reply.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void putsAByteOrderMarkBeforeTheRightAnswer() {
    String right = contoso.get("/users/$count", "ConsistencyLevel", "eventual").text();
    add(Fault.Body.BOM, 1, false);

    assertThat(contoso.get("/users/$count", "ConsistencyLevel", "eventual").text())
        .isEqualTo("\uFEFF" + right);
  }

  @Test
  void hidesWhatWasJustWritten() {
    contoso.post("/domains", "{\"id\":\"x.example\"}");
    add(Fault.Body.STALE, 2, false);

    assertThat(contoso.get("/domains/x.example").status()).isEqualTo(404);
    assertThat(contoso.get("/groups").json().path("value")).isEmpty();
    assertThat(contoso.get("/domains/x.example").status()).isEqualTo(200);
  }

  @Test
  void strikesEachRequestOnlyOnceWhereThatIsAsked() {
    add(Fault.Body.HTML, 100, true);

    assertThat(contoso.get("/organization").text()).startsWith("<html>");
    assertThat(contoso.get("/organization").status()).isEqualTo(200);
    assertThat(contoso.get("/domains").text()).startsWith("<html>");
  }

  private void add(Fault.Body body, int times, boolean each) {
    cloud
        .sandbox
        .faults()
        .add(new Fault("/graph/", null, 0, false, null, times, false, body, each));
  }

  private void add(
      String match,
      Integer status,
      long delayMs,
      boolean reset,
      Integer retryAfter,
      int times,
      boolean after) {
    cloud.sandbox.faults().add(new Fault(match, status, delayMs, reset, retryAfter, times, after));
  }
}
