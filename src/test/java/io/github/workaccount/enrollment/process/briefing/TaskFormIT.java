package io.github.workaccount.enrollment.process.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** What Tasklist gets when somebody opens a task's form. */
class TaskFormIT extends ProductOverHttp {

  @Test
  void showsTextsAndTablesWithTheTypesOfTheEngine() throws IOException {
    JsonNode form = opened("alex", startForApproval("kim", newDomain()));

    assertThat(form.at("/intro/type").asText()).isEqualTo("String");
    assertThat(form.at("/intro/value").asText()).startsWith("Decide whether");
    assertThat(form.at("/changesNothing/type").asText()).isEqualTo("Boolean");
    assertThat(form.at("/onwardRoutes/type").asText()).isEqualTo("Json");
    assertThat(json.readTree(form.at("/onwardRoutes/value").asText()).at("/0/value").asText())
        .isEqualTo("create");
  }

  @Test
  void givesTablesAsObjectsToWhoeverAsksForThat() {
    String task = taskOf(startForApproval("kim", newDomain()));

    assertThat(tasks.getVariable(task, "onwardRoutes")).isInstanceOf(SpinJsonNode.class);
    assertThat(tasks.getVariables(task).get("onwardRoutes")).isInstanceOf(SpinJsonNode.class);
    JsonValue asText = tasks.getVariableTyped(task, "onwardRoutes", false);
    assertThat(asText.isDeserialized()).isFalse();
  }

  @Test
  void givesTheFieldsTheirFirstValues() throws IOException {
    JsonNode form = opened("alex", startForApproval("kim", newDomain()));

    assertThat(form.at("/route/value").asText()).isEqualTo("create");
    assertThat(form.at("/lookInside/value").asBoolean(true)).isFalse();
    assertThat(form.at("/decision/value").isNull()).isTrue();
  }

  @Test
  void showsWhatTheTypedNameBecame() throws IOException {
    String id = startForApproval("kim", "\ufb01rma-büro.com");

    JsonNode facts = json.readTree(opened("alex", id).at("/facts/value").asText());

    assertThat(facts.toString())
        .contains("is read as kim@firma-büro.com (xn--firma-bro-w9a.com)")
        .contains("firma-büro.com (xn--firma-bro-w9a.com): in no work account");
  }

  @Test
  void showsWhatThePersonSentBefore() throws IOException {
    String domain = newDomain();
    String id = startForApproval("kim", domain);
    complete("alex", id, Map.of("decision", "correct", "comment", "Wrong company"));

    JsonNode form = opened("kim", id);

    assertThat(form.at("/workEmail/value").asText()).isEqualTo("kim@" + domain);
    assertThat(HtmlUtils.htmlUnescape(form.at("/addressProblem/value").asText()))
        .isEqualTo("alex sent it back: Wrong company");
  }

  @Test
  void doesNotShowTheEarlierAnswerWhenATaskComesAgain() throws IOException {
    String domain = newDomain();
    String id = startForApproval("kim", domain);
    complete("alex", id, Map.of("decision", "correct", "comment", "Wrong company"));
    complete("kim", id, form(domain));
    fireJobs();

    JsonNode form = opened("alex", id);

    assertThat(form.at("/decision/value").isNull()).isTrue();
    assertThat(form.at("/comment/value").isNull()).isTrue();
  }

  @Test
  void showsWhatIsKnownNowForATaskThatAnEarlierReleaseStoredItFor() throws IOException {
    String task = taskOf(startForApproval("kim", newDomain()));
    tasks.setVariableLocal(task, "intro", "Stored long ago");

    assertThat(read("alex", task, "/variables/intro").at("/value").asText())
        .startsWith("Decide whether");
  }

  @Test
  void givesOnlyWhatIsAskedFor() throws IOException {
    String task = taskOf(startForApproval("kim", newDomain()));

    JsonNode form = read("alex", task, "/form-variables?variableNames=intro,companyName");

    assertThat(form.fieldNames()).toIterable().containsExactlyInAnyOrder("intro", "companyName");
  }

  @Test
  void givesOneVariableByItsName() throws IOException {
    String task = taskOf(startForApproval("kim", newDomain()));

    assertThat(read("alex", task, "/variables/recommendedRoute").at("/value").asText())
        .isEqualTo("Create a new work account");
    assertThat(read("alex", task, "/variables/companyName").at("/value").asText())
        .isEqualTo("Company");
  }

  @Test
  void keepsApartWhatBelongsToTheTaskAlone() throws IOException {
    String task = taskOf(startForApproval("kim", newDomain()));

    JsonNode own = read("alex", task, "/localVariables");

    assertThat(own.has("intro")).isTrue();
    assertThat(own.has("route")).as("a field, so it belongs to the process").isFalse();
    assertThat(own.has("companyName")).isFalse();
  }

  @Test
  void isNotStored() {
    String id = startForApproval("kim", newDomain());

    assertThat(
            runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(instanceOf(id))
                .variableNameIn("intro", "facts", "decision")
                .count())
        .isZero();
  }

  @Test
  void tellsWhatIsKnownNowAndNotWhenTheTaskWasCreated() throws IOException {
    String domain = newDomain();
    String id = startForDnsRecord("kim", domain);
    int looks = show("kim", id).at("/domainProof/checks").asInt();
    String task = taskOf(id);
    assertThat(read("kim", task, "/variables/lookUps").at("/value").asText())
        .startsWith(looks + " look-ups");

    jdbc.update("update dns_watch set checks = checks + 5 where enrollment_id = ?", id);

    assertThat(read("kim", task, "/variables/lookUps").at("/value").asText())
        .startsWith(looks + 5 + " look-ups");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/form-variables", "/variables", "/localVariables", "/variables/intro"})
  void showsNothingToWhoeverMayNotReadTheTask(String path) {
    String task = taskOf(startForApproval("kim", newDomain()));

    HttpResponse<String> answer = web("lee").get(ENGINE + "/task/" + task + path);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("Decide whether");
  }

  private static Map<String, Object> form(String domain) {
    return Map.of(
        "workEmail",
        "kim@" + domain,
        "companyName",
        "Company",
        "headquarters",
        "US",
        "partnerCenterUsers",
        "kim@" + domain);
  }

  private JsonNode opened(String user, String id) throws IOException {
    return read(user, taskOf(id), "/form-variables?deserializeValues=false");
  }

  private JsonNode read(String user, String task, String path) throws IOException {
    HttpResponse<String> answer = web(user).get(ENGINE + "/task/" + task + path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }
}
