package io.github.workaccount.enrollment.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.testing.Footprint;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees which enrollment over REST, and who may do something with it. */
class VisibilityIT extends ProductOverHttp {

  private static final String REASON = "{\"reason\":\"A mistake\"}";

  @Test
  void asksNobodyInWithoutSignIn() {
    RestApi nobody = RestApi.nobody(port);
    String id = start("kim", request(newDomain()));
    Footprint before = footprint();
    for (String path : List.of(API, API + "/" + id, API + "/" + id + "/evidence", "/api/x")) {
      Reply reply = nobody.get(path);
      Problem.assertThatIs(reply, 401, "unauthorized");
      assertThat(reply.header("WWW-Authenticate")).startsWith("Basic");
    }
    for (String path : List.of(API, API + "/" + id + "/withdraw", API + "/" + id + "/dns-check")) {
      Problem.assertThatIs(nobody.post(path, "{}"), 401, "unauthorized");
    }
    Problem.assertThatIs(RestApi.of(port, "nobody").get(API), 401, "unauthorized");
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void showsRequestersTheirOwnOnly() {
    String kims = start("kim", request(newDomain()));
    String lees = start("lee", request(newDomain()));

    assertThat(rest("kim").get(API + "/" + kims).status()).isEqualTo(200);
    assertThat(rest("kim").get(API + "/" + kims + "/evidence").status()).isEqualTo(200);
    assertThat(listed("kim", "?size=200")).contains(kims).doesNotContain(lees);
    assertThat(listed("lee", "?size=200")).contains(lees).doesNotContain(kims);
    for (String rest : List.of("", "/evidence")) {
      Problem.assertThatIs(rest("kim").get(API + "/" + lees + rest), 404, "not-found");
    }
    Reply none = rest("kim").get(API + "/" + lees.replaceAll(".{5}$", "00000"));
    assertThat(none.json().path("detail").asText().replaceAll("\\S+-\\w{5}", "x"))
        .isEqualTo(
            rest("kim")
                .get(API + "/" + lees)
                .json()
                .path("detail")
                .asText()
                .replaceAll("\\S+-\\w{5}", "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alex", "sam", "pat", "robin", "olga"})
  void showsAllToThoseWhoApproveWatchReviewOrOperate(String user) {
    String kims = start("kim", request(newDomain()));
    String lees = start("lee", request(newDomain()));

    assertThat(listed(user, "?size=200")).contains(kims, lees);
    for (String id : List.of(kims, lees)) {
      assertThat(rest(user).get(API + "/" + id).status()).isEqualTo(200);
      assertThat(rest(user).get(API + "/" + id + "/evidence").status()).isEqualTo(200);
    }
  }

  @Test
  void givesTheLinkToThoseWhoMayWorkOnTheTask() {
    String approval = startForApproval("kim", newDomain());
    String record = startForDnsRecord("kim", newDomain());

    for (String user : List.of("kim", "pat", "robin", "olga")) {
      JsonNode waiting = show(user, approval).at("/waitingFor/0");
      assertThat(waiting.path("task").asText()).isEqualTo("ApproveEnrollment");
      assertThat(waiting.path("who").asText()).isEqualTo("enrollment-admins");
      assertThat(waiting.has("link")).as(user).isFalse();
    }
    for (String user : List.of("alex", "sam")) {
      assertThat(show(user, approval).at("/waitingFor/0/link").asText())
          .endsWith("/tasks/" + taskOf(approval));
    }
    for (String user : List.of("kim", "alex")) {
      assertThat(show(user, record).at("/waitingFor/0").has("link")).as(user).isTrue();
    }
    for (String user : List.of("pat", "robin", "olga")) {
      assertThat(show(user, record).at("/waitingFor/0").has("link")).as(user).isFalse();
    }
  }

  @Test
  void tellsInAListOfEachWhatItTellsAlone() {
    List<String> ids =
        List.of(
            startForApproval("kim", newDomain()),
            startForDnsRecord("kim", newDomain()),
            start("kim", request(newDomain())));

    JsonNode items = rest("alex").get(API + "?size=200").json().path("items");

    for (String id : ids) {
      JsonNode listed = null;
      for (JsonNode item : items) {
        listed = item.path("id").asText().equals(id) ? item : listed;
      }
      assertThat(listed).isEqualTo(show("alex", id));
    }
  }

  @Test
  void filtersByStateAndDomain() {
    String domain = newDomain();
    String waiting = startForApproval("kim", domain);
    String checking = start("kim", request(newDomain()));

    assertThat(listed("kim", "?state=awaiting-approval"))
        .contains(waiting)
        .doesNotContain(checking);
    assertThat(listed("kim", "?state=checking")).contains(checking).doesNotContain(waiting);
    assertThat(listed("kim", "?state=needs-attention")).doesNotContain(waiting, checking);
    assertThat(listed("kim", "?domain=" + domain)).containsExactly(waiting);
    assertThat(listed("kim", "?domain=" + domain.toUpperCase() + ".")).containsExactly(waiting);
    assertThat(listed("kim", "?state=checking&domain=" + domain)).isEmpty();
    assertThat(listed("lee", "?domain=" + domain)).isEmpty();
    assertThat(listed("alex", "?domain=nobody-has-this.com")).isEmpty();
  }

  @Test
  void listsPageByPageTheNewestFirst() {
    String first = start("kim", request(newDomain()));
    String second = start("kim", request(newDomain()));
    String third = start("kim", request(newDomain()));

    JsonNode page = rest("kim").get(API + "?page=0&size=2").json();
    assertThat(page.at("/items/0/id").asText()).isEqualTo(third);
    assertThat(page.at("/items/1/id").asText()).isEqualTo(second);
    assertThat(page.path("items")).hasSize(2);
    assertThat(page.path("page").asInt()).isZero();
    assertThat(page.path("size").asInt()).isEqualTo(2);
    assertThat(page.path("total").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(rest("kim").get(API + "?page=1&size=2").json().at("/items/0/id").asText())
        .isEqualTo(first);
    assertThat(listed("kim", "?page=2147483647&size=200")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "state=nowhere, 422, invalid-input, state",
    "state=, 422, invalid-input, state",
    "state=Checking, 422, invalid-input, state",
    "domain=x, 422, invalid-input, domain",
    "domain=, 422, invalid-input, domain",
    "domain=a%27b.com, 422, invalid-input, domain",
    "page=-1, 422, invalid-input, page",
    "size=0, 422, invalid-input, size",
    "size=201, 422, invalid-input, size",
    "size=-5, 422, invalid-input, size",
    "page=x, 400, wrong-type, page",
    "page=1.5, 400, wrong-type, page",
    "page=99999999999, 400, wrong-type, page",
    "size=many, 400, wrong-type, size"
  })
  void refusesABadFilterOrPage(String query, int status, String type, String field) {
    Problem.assertThatIs(rest("alex").get(API + "?" + query), status, type, field);
  }

  @Test
  void knowsNoEnrollmentWithAnOddId() {
    for (String id :
        List.of("x", "contoso.com-AAAAA", "%20", "a%27%20or%201=1", "x".repeat(2000))) {
      Problem.assertThatIs(rest("alex").get(API + "/" + id), 404, "not-found");
    }
  }

  @Test
  void letsNoStrangerWithdraw() {
    String id = startForApproval("kim", newDomain());
    Footprint before = footprint();

    Problem.assertThatIs(rest("lee").post(API + "/" + id + "/withdraw", REASON), 404, "not-found");
    for (String user : List.of("pat", "robin", "olga")) {
      Reply reply = rest(user).post(API + "/" + id + "/withdraw", REASON);
      Problem.assertThatIs(reply, 403, "not-allowed");
      assertThat(reply.json().path("detail").asText()).contains("requester", "enrollment admins");
    }
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void takesNoWithdrawalWithoutAReason() {
    String id = startForApproval("kim", newDomain());
    String path = API + "/" + id + "/withdraw";
    Footprint before = footprint();

    for (Object reason : List.of("", "  ", "x".repeat(2001), "in\u200bvisible", "nul\u0000")) {
      Problem.assertThatIs(
          rest("kim").post(path, text(Map.of("reason", reason))), 422, "invalid-input", "reason");
    }
    Problem.assertThatIs(rest("kim").post(path, "{}"), 422, "invalid-input", "reason");
    Problem.assertThatIs(rest("kim").post(path, ""), 400, "malformed-json");
    Problem.assertThatIs(
        rest("kim").post(path, "{\"reason\":\"x\",\"by\":\"lee\"}"), 400, "unknown-field", "by");
    Problem.assertThatIs(rest("kim").post(path, "{\"reason\":7}"), 400, "wrong-type", "reason");
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void withdrawsOnce() {
    String id = startForApproval("kim", newDomain());
    String path = API + "/" + id + "/withdraw";

    assertThat(rest("kim").post(path, REASON).status()).isEqualTo(202);
    assertThat(rest("kim").post(path, REASON).status()).isEqualTo(202);
    fireJobs();
    assertThat(state(id)).isEqualTo("withdrawn");
    Footprint before = footprint();

    Reply over = rest("kim").post(path, REASON);

    Problem.assertThatIs(over, 409, "wrong-state");
    assertThat(over.json().path("detail").asText()).contains(id, "withdrawn");
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void looksForARecordOnlyWhileOneIsAwaited() {
    String id = startForApproval("kim", newDomain());
    Footprint before = footprint();

    Reply reply = rest("kim").post(API + "/" + id + "/dns-check", "");

    Problem.assertThatIs(reply, 409, "wrong-state");
    assertThat(reply.json().path("detail").asText()).contains("does not wait for a DNS record");
    Problem.assertThatIs(rest("lee").post(API + "/" + id + "/dns-check", ""), 404, "not-found");
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void looksForARecordForThoseWhoWorkOnIt() {
    String id = startForDnsRecord("kim", newDomain());
    Footprint before = footprint();
    for (String user : List.of("robin", "olga")) {
      Problem.assertThatIs(rest(user).post(API + "/" + id + "/dns-check", ""), 403, "not-allowed");
    }
    assertThat(before.differences(footprint())).isEmpty();

    for (String user : List.of("kim", "alex", "pat")) {
      assertThat(rest(user).post(API + "/" + id + "/dns-check", "").status()).isEqualTo(202);
    }
  }

  @Test
  void refusesAWriteThatABrowserSendsForAnotherSite() {
    Footprint before = footprint();

    Problem.assertThatIs(
        rest("kim").post(API, text(request(newDomain())), "Sec-Fetch-Site", "cross-site"),
        403,
        "forbidden");

    assertThat(before.differences(footprint())).isEmpty();
  }

  private List<String> listed(String user, String query) {
    Reply reply = rest(user).get(API + query);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    List<String> ids = new java.util.ArrayList<>();
    reply.json().path("items").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }
}
