package io.github.workaccount.enrollment.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.CamundaWeb;
import io.github.workaccount.enrollment.testing.Footprint;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan is approved by its digest, by somebody else than the requester, and in no other way. */
class PlanGuardIT extends ProductOverHttp {

  private static final List<String> ACTIONS = List.of("complete", "submit-form");

  @Test
  void refusesTheDigestOfAnotherPlan() {
    String id = startForPlanApproval("kim", newDomain());
    String other = startForPlanApproval("kim", newDomain());
    assertThat(digest(id)).isNotEqualTo(digest(other));
    CamundaWeb alex = web("alex");
    Footprint before = footprint();

    for (String digest :
        List.of(digest(other), "0".repeat(64), digest(id).toUpperCase(), digest(id) + "0")) {
      for (String action : ACTIONS) {
        HttpResponse<String> answer =
            alex.post(
                path(id, action), sent(Map.of("planDecision", "approve", "planDigest", digest)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body())
            .contains(
                "The plan has changed since you opened this task: reload it and decide on the"
                    + " current plan.");
      }
    }
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void takesItsOwnVariablesOnly() {
    String id = startForPlanApproval("kim", newDomain());
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("planDigest", null);
    List<Map<String, Object>> additions =
        List.of(
            nothing,
            Map.of("planDigest", ""),
            Map.of("planDigest", 5),
            Map.of("planDecision", "yes"),
            Map.of("planDecision", ""),
            Map.of("planDecision", "reject"),
            Map.of("planDecision", "separate-account"),
            Map.of("decision", "approve"),
            Map.of("route", "stop"),
            Map.of("changeCount", 0),
            Map.of("changesLeft", false),
            Map.of("domainToProve", false),
            Map.of("requester", "lee"),
            Map.of("plan", "{}"),
            Map.of("changes", List.of("none")),
            Map.of("comment", "x".repeat(2001)));
    CamundaWeb alex = web("alex");
    String digest = digest(id);
    Footprint before = footprint();
    SoftAssertions all = new SoftAssertions();

    for (Map<String, Object> addition : additions) {
      Map<String, Object> variables = new LinkedHashMap<>();
      variables.put("planDecision", "approve");
      variables.put("planDigest", digest);
      variables.putAll(addition);
      for (String action : ACTIONS) {
        HttpResponse<String> answer = alex.post(path(id, action), sent(variables));
        all.assertThat(answer.statusCode()).as(addition + answer.body()).isEqualTo(400);
      }
    }
    all.assertThat(before.differences(footprint())).isEmpty();
    all.assertAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kim", "lee", "pat", "robin", "olga"})
  void onlyEnrollmentAdminsApprove(String user) {
    String id = startForPlanApproval("kim", newDomain());
    CamundaWeb person = web(user);
    String body = sent(Map.of("planDecision", "approve", "planDigest", digest(id)));
    Footprint before = footprint();

    for (String action : ACTIONS) {
      HttpResponse<String> answer = person.post(path(id, action), body);
      assertThat(answer.statusCode()).as(answer.body()).isBetween(403, 404);
    }
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void whoApprovedTheEnrollmentReadsThatSomebodyElseApprovesItsPlan() throws IOException {
    String id = startForPlanApproval("kim", newDomain());

    assertThat(formData("sam", id).get("intro").toString())
        .contains("**You approved this enrollment:** another enrollment admin approves");
    assertThat(formData("alex", id).get("intro").toString())
        .doesNotContain("You approved this enrollment");
  }

  @Test
  void theRequesterDoesNotApproveAsAnAdmin() {
    String id = startForPlanApproval("alex", newDomain());
    CamundaWeb alex = web("alex");
    String digest = digest(id);
    Footprint before = footprint();

    for (String decision : List.of("approve", "reject", "separate-account")) {
      HttpResponse<String> answer =
          alex.post(
              path(id, "submit-form"),
              sent(Map.of("planDecision", decision, "planDigest", digest, "comment", "Mine")));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body())
          .contains(
              "\"You asked for this enrollment yourself, so another enrollment admin has to decide"
                  + " on it.\"");
    }
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void waitingTasksTakeNoForgedResult() {
    String id = startForDnsRecord("kim", newDomain());
    Footprint before = footprint();
    SoftAssertions all = new SoftAssertions();

    for (String name :
        List.of("recordSeen", "domainVerification", "changesLeft", "comment", "proofExpiresAt")) {
      for (String user : List.of("kim", "alex")) {
        HttpResponse<String> answer =
            web(user).post(path(id, "submit-form"), sent(Map.of(name, "verified")));
        all.assertThat(answer.statusCode()).as(name + answer.body()).isEqualTo(400);
      }
    }
    for (String user : List.of("lee", "pat", "robin", "olga")) {
      HttpResponse<String> answer = web(user).post(path(id, "submit-form"), sent(Map.of()));
      all.assertThat(answer.statusCode()).as(user + answer.body()).isBetween(403, 404);
    }
    all.assertThat(before.differences(footprint())).isEmpty();
    all.assertAll();
  }

  @Test
  void anAssociationIsAttestedByAnAdminOnly() {
    Map<String, Object> request = request("contoso.com");
    String id = start("kim", request);
    fireJobs();
    complete("sam", id, Map.of("decision", "approve"));
    fireJobs();
    assertThat(state(id)).isEqualTo("awaiting-association");
    Footprint before = footprint();
    SoftAssertions all = new SoftAssertions();

    for (String user : List.of("kim", "lee", "pat", "robin", "olga")) {
      HttpResponse<String> answer =
          web(user).post(path(id, "complete"), sent(Map.of("associated", true)));
      all.assertThat(answer.statusCode()).as(user + answer.body()).isBetween(403, 404);
    }
    for (Map<String, Object> bad :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("associated", false),
            Map.of("associated", "true"),
            Map.of("associated", true, "usersAdded", 1),
            Map.of("associated", true, "outcome", "enrolled"))) {
      HttpResponse<String> answer = web("alex").post(path(id, "complete"), sent(bad));
      all.assertThat(answer.statusCode()).as(bad + answer.body()).isEqualTo(400);
    }
    all.assertThat(before.differences(footprint())).isEmpty();
    all.assertAll();
  }

  private String digest(String id) {
    return show("sam", id).at("/plan/digest").asText();
  }

  private String path(String id, String action) {
    return ENGINE + "/task/" + taskOf(id) + "/" + action;
  }
}
