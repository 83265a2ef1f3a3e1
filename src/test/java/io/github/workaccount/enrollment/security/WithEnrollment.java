package io.github.workaccount.enrollment.security;

import static io.github.workaccount.enrollment.security.SecurityTest.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.testing.CamundaWeb;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Kim has an enrollment, and people look at it over the web applications. */
@SecurityTest
public abstract class WithEnrollment {

  @LocalServerPort public int port;
  @Autowired ObjectMapper json;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;

  public String instance;

  @BeforeEach
  public void kimHasAnEnrollment() throws IOException {
    HttpResponse<String> started = start(signedIn("kim"), "kim");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
    instance = json.readTree(started.body()).get("id").asText();
  }

  @AfterEach
  public void cleanUp() {
    runtime.createProcessInstanceQuery().list().stream()
        .map(found -> found.getId())
        .forEach(id -> runtime.deleteProcessInstance(id, "test over"));
  }

  public CamundaWeb signedIn(String user) {
    return new CamundaWeb(port, SecurityTest.ENGINE_NAME).login(user, "secret-of-" + user);
  }

  public static HttpResponse<String> start(CamundaWeb person, String requester) {
    return person.post(
        ENGINE + "/process-definition/key/enrollment/start",
        "{\"variables\":{\"requester\":{\"value\":\"%s\",\"type\":\"String\"}}}"
            .formatted(requester));
  }

  public static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
  }

  public String task(String key) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance)
        .taskDefinitionKey(key)
        .singleResult()
        .getId();
  }

  public List<String> taskKeys(String user) throws IOException {
    return json.readTree(signedIn(user).get(ENGINE + "/task").body())
        .findValuesAsText("taskDefinitionKey");
  }

  public List<String> filtered(CamundaWeb person, String filter) throws IOException {
    return json.readTree(person.get(ENGINE + "/filter/" + filter + "/list").body())
        .findValuesAsText("taskDefinitionKey");
  }

  public List<String> ids(String user, String path) throws IOException {
    HttpResponse<String> answer = signedIn(user).get(ENGINE + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    json.readTree(answer.body()).forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }
}
