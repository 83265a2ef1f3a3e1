package io.github.workaccount.enrollment.security.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.CamundaWeb;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import io.github.workaccount.enrollment.testing.RunningProduct;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Nobody fills the memory: 64 KB from people who are not signed in, 1 MB from those who are. */
@ExtendWith(OutputCaptureExtension.class)
class BodyLimitIT extends ProductOverHttp {

  private static final String LOGIN =
      "/camunda/api/admin/auth/user/" + RunningProduct.ENGINE_NAME + "/login/tasklist";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int ANONYMOUS = 64 * 1024;
  private static final int SIGNED_IN = 1024 * 1024;

  @Value("${enrollment.public-url}")
  private String publicUrl;

  static List<String> paths() {
    return List.of(
        API,
        LOGIN,
        ENGINE + "/task",
        "/camunda/app/tasklist/" + RunningProduct.ENGINE_NAME + "/",
        "/sandbox/reset",
        "/sandbox/login/litware.com/v2.0/adminconsent",
        "/consent/callback",
        "/actuator/health",
        "/swagger-ui/index.html",
        "/nothing/here");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void nobodySendsMoreThan64KilobytesWithoutASignIn(String path) {
    for (String type : List.of("application/json", FORM, "multipart/form-data; boundary=x")) {
      for (BodyPublisher body : List.of(told(ANONYMOUS + 1), untold(ANONYMOUS + 1))) {
        tooLarge(RestApi.nobody(port).send("POST", path, body, "Content-Type", type), ANONYMOUS);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  void norByAnotherMethod(String method) {
    for (BodyPublisher body : List.of(told(ANONYMOUS + 1), untold(ANONYMOUS + 1))) {
      tooLarge(
          RestApi.nobody(port).send(method, ENGINE + "/task", body, "Content-Type", FORM),
          ANONYMOUS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {API, "/sandbox/reset"})
  void nobodySendsMoreThanAMegabyte(String path) {
    for (BodyPublisher body : List.of(told(SIGNED_IN + 1), untold(SIGNED_IN + 1))) {
      tooLarge(rest("kim").send("POST", path, body, "Content-Type", "application/json"), SIGNED_IN);
    }
  }

  @Test
  void norDoesASessionOfTheWebApplications() {
    HttpResponse<String> answer =
        web("kim").post(ENGINE + "/task", "{\"nameLike\":\"" + "x".repeat(SIGNED_IN) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void aWrongPasswordOpensNoWayForMore() {
    String secret = "wrong:wrong";
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));

    for (BodyPublisher body : List.of(told(ANONYMOUS + 1), untold(ANONYMOUS + 1))) {
      assertThat(
              RestApi.nobody(port)
                  .send("POST", API, body, "Authorization", basic, "Content-Type", FORM)
                  .status())
          .isEqualTo(401);
    }
    tooLarge(
        RestApi.nobody(port).send("POST", LOGIN, untold(ANONYMOUS + 1), "Authorization", basic),
        ANONYMOUS);
  }

  /** Each is read, and is refused for what it says. */
  @Test
  void whoIsSignedInSendsUpToAMegabyte() {
    for (BodyPublisher body : List.of(told(SIGNED_IN), untold(SIGNED_IN))) {
      assertThat(rest("kim").send("POST", API, body, "Content-Type", "application/json").status())
          .isEqualTo(400);
    }
    assertThat(
            web("kim")
                .post(ENGINE + "/task", "{\"nameLike\":\"" + "x".repeat(2 * ANONYMOUS) + "\"}")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aBodyOfUntoldLengthIsTakenLikeAnyOther() {
    String domain = newDomain();
    byte[] request = text(request(domain)).getBytes(StandardCharsets.UTF_8);

    Reply reply =
        rest("kim").send("POST", API, untold(request), "Content-Type", "application/json");

    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
  }

  @Test
  void aFormOfUntoldLengthIsTakenLikeAnyOther() {
    String query =
        "client_id=9c4f2e60-8a1d-4b73-a5c2-6d3e1f7b9048&scope=https%3A%2F%2Fgraph.microsoft.com%2F"
            + ".default&state=s&redirect_uri="
            + URLEncoder.encode(publicUrl + "/consent/callback", StandardCharsets.UTF_8);

    Reply reply =
        RestApi.nobody(port)
            .send(
                "POST",
                "/sandbox/login/litware.com/v2.0/adminconsent?" + query,
                untold("decision=cancel".getBytes(StandardCharsets.UTF_8)),
                "Content-Type",
                FORM);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(303);
    assertThat(reply.header("Location")).contains("error=access_denied", "state=s");
  }

  @Test
  void theSignInTakesItsFormInUntoldLengthToo() {
    CamundaWeb visitor = new CamundaWeb(port, RunningProduct.ENGINE_NAME);
    String token =
        visitor
            .get("/camunda/app/tasklist/" + RunningProduct.ENGINE_NAME + "/")
            .headers()
            .firstValue("X-XSRF-TOKEN")
            .orElseThrow();

    Reply reply =
        RestApi.nobody(port)
            .send(
                "POST",
                LOGIN,
                untold("username=kim&password=kim".getBytes(StandardCharsets.UTF_8)),
                "Content-Type",
                FORM,
                "X-XSRF-TOKEN",
                token,
                "Cookie",
                "XSRF-TOKEN=" + token);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void aBodyThatIsCutWronglyIsTheSendersFault(String path, CapturedOutput log) throws IOException {
    for (String authorization : List.of("", "Authorization: Basic a2ltOmtpbQ==\r\n")) {
      String answer = chunked(path, authorization, "not-hexadecimal\r\n");
      assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("Exception");
    }
    assertThat(log.getAll()).doesNotContain("\tat ");
  }

  @Test
  void aBodyThatBreaksOffIsNoFailureOfTheProduct(CapturedOutput log) throws IOException {
    assertThat(chunked(LOGIN, "", "5\r\nabc")).doesNotContain("HTTP/1.1 5");
    assertThat(log.getAll()).doesNotContain("\tat ");
  }

  /** Sends the head of a request and the beginning of its body, and nothing after that. */
  private String chunked(String path, String headers, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      String request =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\n%sConnection: close\r\n"
                  .formatted(path, FORM, headers)
              + "Transfer-Encoding: chunked\r\n\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void tooLarge(Reply reply, int limit) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(413);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.json().path("type").asText()).endsWith(":content-too-large");
    assertThat(reply.json().path("detail").asText()).contains(limit + " bytes");
  }

  private static BodyPublisher told(int length) {
    return BodyPublishers.ofByteArray(body(length));
  }

  private static BodyPublisher untold(int length) {
    return untold(body(length));
  }

  /** Sent in chunks, since the client does not know where a stream ends. */
  private static BodyPublisher untold(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  private static byte[] body(int length) {
    return "x".repeat(length).getBytes(StandardCharsets.UTF_8);
  }
}
