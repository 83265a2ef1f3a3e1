package io.github.workaccount.enrollment.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.CamundaWeb;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A product without any user: the state in which the web applications offer their set-up. */
@SpringBootTest(
    classes = SecuritySlice.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:nobody;DB_CLOSE_DELAY=-1",
      "enrollment.microsoft.cloud=global",
      "camunda.bpm.process-engine-name=nobody",
      "camunda.bpm.auto-deployment-enabled=false",
      "camunda.bpm.job-execution.enabled=false"
    })
class ClosedSetUpIT {

  private static final String INTRUDER =
      "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"N\"},"
          + "\"credentials\":{\"password\":\"intruder\"}}";

  @LocalServerPort private int port;
  @Autowired private IdentityService identity;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup/nobody/user/create",
        "/camunda/api/admin/setup/nobody/user/create/",
        "/camunda/api/admin/%73etup/nobody/user/create"
      })
  void nobodyMakesThemselvesTheFirstAdministrator(String path) {
    HttpResponse<String> answer = intrude(path);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("enrollment.users");
    assertThat(identity.createUserQuery().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup;a=b/nobody/user/create",
        "/camunda/api/admin;a=b/setup/nobody/user/create",
        "/camunda/api/admin//setup/nobody/user/create",
        "/camunda/api//admin/setup/nobody/user/create",
        "/camunda/api/admin/x/../setup/nobody/user/create",
        "/camunda/api/admin/./setup/nobody/user/create",
        "/camunda/api/admin/x/%2e%2e/setup/nobody/user/create",
        "/camunda/api/admin/x%2f..%2fsetup/nobody/user/create"
      })
  void noOtherSpellingOfThePathHelps(String path) {
    assertThat(intrude(path).statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(identity.createUserQuery().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/app/admin/nobody/setup/",
        "/camunda/app/admin/nobody/setup",
        "/camunda/app/welcome/nobody/setup/"
      })
  void theSetUpPageIsClosed(String path) {
    HttpResponse<String> answer = new CamundaWeb(port, "nobody").get(path);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("enrollment.users");
  }

  @Test
  void aUserIsNotCreatedWithoutSignInByOtherWaysEither() {
    assertThat(intrude("/camunda/api/engine/engine/nobody/user/create").statusCode())
        .isEqualTo(401);
    assertThat(identity.createUserQuery().count()).isZero();
  }

  private HttpResponse<String> intrude(String path) {
    CamundaWeb intruder = new CamundaWeb(port, "nobody");
    // For the web applications' CSRF token.
    intruder.get("/camunda/app/welcome/nobody/");
    return intruder.post(path, INTRUDER);
  }
}
