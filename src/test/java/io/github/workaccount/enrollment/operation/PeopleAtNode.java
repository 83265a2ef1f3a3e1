package io.github.workaccount.enrollment.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.testing.CamundaWeb;
import io.github.workaccount.enrollment.testing.RestApi;
import java.util.HashMap;
import java.util.Map;

/** What the people of the sandbox do at one node, in Tasklist and over REST. */
final class PeopleAtNode {

  private static final String API = "/api/enrollments";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final Map<String, CamundaWeb> sessions = new HashMap<>();

  /**
   * @param port the node's port on this machine
   */
  PeopleAtNode(int port) {
    this.port = port;
  }

  /**
   * Kim asks for an enrollment.
   *
   * @param domain the company's domain
   * @param tenant the company's tenant; null when it has none
   * @return the enrollment's id
   */
  String start(String domain, String tenant) {
    String request =
        """
        {"workEmail": "kim@%1$s", "companyName": "Company", "headquarters": "US",
         "partnerCenterUsers": [{"email": "kim@%1$s"}]%2$s}
        """
            .formatted(domain, tenant == null ? "" : ", \"existingTenant\": \"" + tenant + "\"");
    RestApi.Reply started = RestApi.of(port, "kim").post(API, request);
    assertThat(started.status()).as(started.toString()).isEqualTo(201);
    return started.json().get("id").asText();
  }

  /** Alex approves an enrollment. */
  void approve(String id) {
    complete("alex", id, "{\"decision\":{\"value\":\"approve\"}}");
  }

  /** The consent link of an enrollment. */
  String consentLink(String id) {
    String variable = web("alex").get(task(id) + "/variables/consentLink").body();
    try {
      return JSON.readTree(variable).get("value").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(variable, e);
    }
  }

  /** Alex has the product look for the consent. */
  void consentIsGranted(String id) {
    complete("alex", id, "{}");
  }

  /** Alex has the product look for the record. */
  void recordIsPublished(String id) {
    complete("alex", id, "{}");
  }

  /** Sam approves the current plan. */
  void approvePlan(String id) {
    complete(
        "sam",
        id,
        "{\"planDecision\":{\"value\":\"approve\"},\"planDigest\":{\"value\":\"%s\"}}"
            .formatted(show(id).at("/plan/digest").asText()));
  }

  /** Alex attests the association in Partner Center. */
  void associate(String id) {
    complete("alex", id, "{\"associated\":{\"value\":true},\"usersAdded\":{\"value\":true}}");
  }

  /** Kim withdraws an enrollment. */
  void withdraw(String id) {
    RestApi.Reply reply =
        RestApi.of(port, "kim").post(API + "/" + id + "/withdraw", "{\"reason\":\"Too soon\"}");
    assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
  }

  String state(String id) {
    return show(id).path("state").asText();
  }

  JsonNode show(String id) {
    return RestApi.of(port, "sam").get(API + "/" + id).json();
  }

  private void complete(String user, String id, String variables) {
    var answer = web(user).post(task(id) + "/submit-form", "{\"variables\":" + variables + "}");
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  private String task(String id) {
    return CamundaWeb.ENGINE + "/task/" + show(id).at("/waitingFor/0/taskId").asText();
  }

  /** Signed in once, because that takes a while. */
  private CamundaWeb web(String user) {
    return sessions.computeIfAbsent(user, name -> new CamundaWeb(port).login(name, name));
  }
}
