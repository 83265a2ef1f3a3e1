package io.github.workaccount.enrollment.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.testing.CamundaWeb;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@SecurityTest
@ExtendWith(OutputCaptureExtension.class)
class SignInIT {

  private static final String PROBLEM = "urn:work-account-enrollment:problem:";

  @LocalServerPort private int port;
  @Autowired private ObjectMapper json;
  @Autowired private IdentityService identity;
  @Autowired private JdbcTemplate jdbc;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void theApiKnowsAUserAndTheirGroupsByBasic() throws Exception {
    HttpResponse<String> answer = send(as("olga", "secret-of-olga", "/api/who").GET());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json.readTree(answer.body()))
        .isEqualTo(
            json.readTree(
                "{'id':'olga','groups':['camunda-admin','requesters']}".replace('\'', '"')));
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void theApiRefusesAnonymousRequestsAndSaysHowToSignIn() throws Exception {
    HttpResponse<String> answer = send(to("/api/who").GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .get()
        .asString()
        .startsWith("Basic ");
    JsonNode problem = problem(answer);
    assertThat(problem.get("type").asText()).isEqualTo(PROBLEM + "unauthorized");
    assertThat(problem.get("status").asInt()).isEqualTo(401);
    assertThat(problem.get("detail").asText()).contains("HTTP Basic");
  }

  @Test
  void theApiDoesNotTakeTheSessionOfTheWebApplications() {
    CamundaWeb kim = new CamundaWeb(port, SecurityTest.ENGINE_NAME).login("kim", "secret-of-kim");

    assertThat(kim.get("/api/who").statusCode()).isEqualTo(401);
  }

  @Test
  void refusesAWrongPasswordAndLogsItWithoutThePassword(CapturedOutput output) throws Exception {
    newUser("typo");

    HttpResponse<String> answer = send(as("typo", "hunter2-wrong", "/api/who").GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(problem(answer).get("type").asText()).isEqualTo(PROBLEM + "unauthorized");
    assertThat(output.getAll())
        .contains("Sign-in refused for user 'typo' from 127.0.0.1")
        .doesNotContain("hunter2-wrong");
  }

  @Test
  void locksAUserForAWhileAfterAWrongPassword() throws Exception {
    newUser("hasty");
    send(as("hasty", "wrong", "/api/who").GET());

    assertThat(send(as("hasty", "secret-of-hasty", "/api/who").GET()).statusCode()).isEqualTo(401);
  }

  @Test
  void aWrongPasswordCountsForEveryWayIn() throws Exception {
    newUser("anyway");
    send(as("anyway", "wrong", "/api/who").GET());

    assertThat(browser().tryLogin("welcome", "anyway", "secret-of-anyway").statusCode())
        .isEqualTo(401);
  }

  @Test
  void aSignedInPersonTriesPasswordsNoFaster() throws Exception {
    newUser("curious");
    CamundaWeb curious = browser();
    curious.tryLogin("welcome", "curious", "secret-of-curious");
    curious.get("/camunda/api/admin/auth/user/security");
    String path = SecurityTest.ENGINE + "/identity/verify";
    String question = "{\"username\":\"curious\",\"password\":\"%s\"}";
    assertThat(curious.post(path, question.formatted("secret-of-curious")).body())
        .contains("\"authenticated\":true");

    curious.post(path, question.formatted("wrong"));

    assertThat(curious.post(path, question.formatted("secret-of-curious")).body())
        .contains("\"authenticated\":false");
  }

  @Test
  void whoMayNotReadAUserNeitherTriesTheirPasswordNorLocksThem() throws Exception {
    newUser("private");
    send(as("private", "secret-of-private", "/api/who").GET()); // From the same address as kim.
    send(as("private", "wrong", "/api/who").GET());
    CamundaWeb kim = browser().login("kim", "secret-of-kim");
    String question = "{\"username\":\"%s\",\"password\":\"secret-of-private\"}";
    var before = attempts("private");

    var refused = kim.post(SecurityTest.ENGINE + "/identity/verify", question.formatted("private"));
    var unknown = kim.post(SecurityTest.ENGINE + "/identity/verify", question.formatted("nobody"));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(unknown.statusCode()).isEqualTo(403);
    assertThat(attempts("private")).isEqualTo(before).hasSize(1);
  }

  @Test
  void whoGetsTheIdOfADeletedUserBeginsAnew() throws Exception {
    newUser("reused");
    send(as("reused", "secret-of-reused", "/api/who").GET());
    send(as("reused", "wrong", "/api/who").GET());

    identity.deleteUser("reused");

    newUser("reused");
    assertThat(jdbc.queryForList("select * from sign_in_place where user_id = 'reused'")).isEmpty();
    assertThat(send(as("reused", "secret-of-reused", "/api/who").GET()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void anOperatorUnlocksAUser() throws Exception {
    newUser("forgetful");
    send(as("forgetful", "wrong", "/api/who").GET());
    CamundaWeb olga = browser().login("olga", "secret-of-olga");

    assertThat(olga.post(SecurityTest.ENGINE + "/user/forgetful/unlock", "").statusCode())
        .isEqualTo(204);

    assertThat(send(as("forgetful", "secret-of-forgetful", "/api/who").GET()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoMayNotUnlockUnlocksNobody() throws Exception {
    newUser("stuck");
    send(as("stuck", "wrong", "/api/who").GET());
    CamundaWeb kim = browser().login("kim", "secret-of-kim");

    assertThat(kim.post(SecurityTest.ENGINE + "/user/stuck/unlock", "").statusCode())
        .isEqualTo(403);

    assertThat(send(as("stuck", "secret-of-stuck", "/api/who").GET()).statusCode()).isEqualTo(401);
  }

  @Test
  void strangersDoNotLockOutABrowserThatHasSignedInBefore() throws Exception {
    newUser("steady");
    CamundaWeb steady = browser();
    assertThat(
            steady
                .tryLogin("welcome", "steady", "secret-of-steady")
                .headers()
                .allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("work-account-device=")
                    .contains("HttpOnly", "SameSite=Strict"));
    send(as("steady", "wrong", "/api/who").GET());
    assertThat(browser().tryLogin("welcome", "steady", "secret-of-steady").statusCode())
        .isEqualTo(401);

    steady.get("/camunda/api/admin/auth/user/security"); // For the new session's CSRF token.
    assertThat(steady.tryLogin("welcome", "steady", "secret-of-steady").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aNameThatNobodyHasIsAnsweredAsAWrongPassword() throws Exception {
    newUser("somebody");

    HttpResponse<String> wrong = send(as("somebody", "wrong", "/api/who").GET());
    HttpResponse<String> unknown = send(as("nobody-at-all", "wrong", "/api/who").GET());

    assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(unknown.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
  }

  @Test
  void aNameWithLineBreaksForgesNoLineOfTheLog(CapturedOutput output) throws Exception {
    HttpResponse<String> answer = send(as("x\n2026 ERROR forged\0", "wrong", "/api/who").GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(output.getAll()).contains("'x?2026 ERROR forged?'").doesNotContain("\n2026 ERROR");
  }

  @Test
  void refusesMalformedBasicCredentials() throws Exception {
    HttpResponse<String> answer =
        send(to("/api/who").header("Authorization", "Basic not-base64!").GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(problem(answer).get("type").asText()).isEqualTo(PROBLEM + "unauthorized");
  }

  @Test
  void theApiTakesWritesOfProgramsWithoutACsrfToken() throws Exception {
    assertThat(send(as("kim", "secret-of-kim", "/api/write").POST(BodyPublishers.noBody())).body())
        .isEqualTo("kim");
  }

  @Test
  void theApiRefusesWritesThatAnotherSiteMakesABrowserSend() throws Exception {
    HttpResponse<String> answer =
        send(
            as("kim", "secret-of-kim", "/api/write")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(problem(answer).get("type").asText()).isEqualTo(PROBLEM + "forbidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/audit/who", "/v3/api-docs", "/swagger-ui.html", "/swagger-ui/index.html"})
  void pagesRefuseAnonymousRequests(String path) throws Exception {
    HttpResponse<String> answer = send(to(path).GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(problem(answer).get("type").asText()).isEqualTo(PROBLEM + "unauthorized");
  }

  @Test
  void pagesTakeBasic() throws Exception {
    HttpResponse<String> answer = send(as("robin", "secret-of-robin", "/audit/who").GET());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(send(as("robin", "secret-of-robin", "/v3/api-docs").GET()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void pagesTakeTheSessionOfTheWebApplications() throws Exception {
    CamundaWeb robin =
        new CamundaWeb(port, SecurityTest.ENGINE_NAME).login("robin", "secret-of-robin");

    HttpResponse<String> answer = robin.get("/audit/who");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json.readTree(answer.body()))
        .isEqualTo(json.readTree("{\"id\":\"robin\",\"groups\":[\"auditors\"]}"));
  }

  @Test
  void pagesRefuseASessionAfterItsLogout() {
    CamundaWeb robin =
        new CamundaWeb(port, SecurityTest.ENGINE_NAME).login("robin", "secret-of-robin");
    robin.post("/camunda/api/admin/auth/user/security/logout", "");

    assertThat(robin.get("/audit/who").statusCode()).isEqualTo(401);
  }

  @Test
  void pagesRefuseASessionWhoseUserIsGone() {
    newUser("leaver");
    CamundaWeb leaver = new CamundaWeb(port, SecurityTest.ENGINE_NAME);
    identity.createMembership("leaver", "auditors");
    leaver.login("leaver", "secret-of-leaver");
    identity.deleteUser("leaver");

    assertThat(leaver.get("/audit/who").statusCode()).isEqualTo(401);
  }

  @Test
  void pagesRefuseWritesWithoutACsrfToken() throws Exception {
    CamundaWeb robin =
        new CamundaWeb(port, SecurityTest.ENGINE_NAME).login("robin", "secret-of-robin");

    HttpResponse<String> answer = robin.post("/audit/write", "{}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(problem(answer).get("type").asText()).isEqualTo(PROBLEM + "forbidden");
  }

  @Test
  void aChainOfAnotherPackageKnowsTheSamePeople() throws Exception {
    assertThat(send(as("robin", "secret-of-robin", "/other/who").GET()).statusCode())
        .isEqualTo(200);
    assertThat(send(to("/other/who").GET()).statusCode()).isEqualTo(401);
  }

  @Test
  void theReturnFromConsentIsOpenForReadingOnly() throws Exception {
    assertThat(send(to("/consent/callback").GET()).body()).isEqualTo("consented");
    assertThat(send(to("/consent/callback").POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(403);
  }

  /** Another package answers it and is not part of this: without a sign-in one gets that far. */
  @Test
  void healthIsOpen() throws Exception {
    assertThat(send(to("/actuator/health").GET()).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/heapdump"})
  void otherActuatorEndpointsAreClosedEvenForOperators(String path) throws Exception {
    assertThat(send(to(path).GET()).statusCode()).isEqualTo(401);
    assertThat(send(as("olga", "secret-of-olga", path).GET()).statusCode()).isEqualTo(403);
  }

  @Test
  void whatNobodyKnowsIsClosedUnlessSignedIn() throws Exception {
    assertThat(send(to("/nothing/here").GET()).statusCode()).isEqualTo(401);
    assertThat(send(as("kim", "secret-of-kim", "/nothing/here").GET()).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest/engine", "/h2-console"})
  void nothingElseIsPublished(String path) throws Exception {
    assertThat(send(as("olga", "secret-of-olga", path).GET()).statusCode()).isEqualTo(404);
  }

  @Test
  void theStartPageLeadsToTasklist() throws Exception {
    HttpResponse<String> answer = send(to("/").GET());

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .get()
        .asString()
        .endsWith("/camunda/app/tasklist/default/");
  }

  private CamundaWeb browser() {
    return new CamundaWeb(port, SecurityTest.ENGINE_NAME);
  }

  private List<Map<String, Object>> attempts(String user) {
    return jdbc.queryForList("select * from sign_in_attempt where user_id = ?", user);
  }

  private void newUser(String id) {
    var user = identity.newUser(id);
    user.setPassword("secret-of-" + id);
    identity.saveUser(user);
  }

  private HttpRequest.Builder as(String user, String password, String path) {
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return to(path)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode problem(HttpResponse<String> answer) throws IOException {
    assertThat(answer.headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("application/problem+json");
    return json.readTree(answer.body());
  }
}
