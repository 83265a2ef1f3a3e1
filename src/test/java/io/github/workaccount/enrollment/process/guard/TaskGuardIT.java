package io.github.workaccount.enrollment.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.testing.CamundaWeb;
import io.github.workaccount.enrollment.testing.Footprint;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets past the forms of the tasks, whatever the engine's HTTP interface offers. */
class TaskGuardIT extends ProductOverHttp {

  private static final String APPROVE = "{\"variables\":{\"decision\":{\"value\":\"approve\"}}}";

  @ParameterizedTest
  @ValueSource(strings = {"kim", "alex", "pat", "robin", "olga"})
  void nobodyGoesPastTheApproval(String user) {
    String ended = startForApproval("kim", newDomain());
    complete("sam", ended, Map.of("decision", "reject", "comment", "No"));
    String id = startForApproval("kim", newDomain());
    Map<String, String> ids = ids(id);
    ids.put("ended", instanceOf(ended));
    ids.put("decision", one("select id_ from act_hi_decinst"));
    ids.put("variable", one("select id_ from act_hi_varinst where name_ = 'requester'"));
    ids.put("job", jobOf(start("kim", request(newDomain()))));

    refuses(
        user,
        ids,
        Stream.of(Attack.ON_A_TASK, Attack.ON_AN_INSTANCE, Attack.ON_ALL)
            .flatMap(List::stream)
            .toList());
    assertThat(state(id)).isEqualTo("awaiting-approval");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kim", "alex"})
  void nobodyGoesPastTheDnsRecord(String user) {
    String id = startForDnsRecord("kim", newDomain());
    Map<String, String> ids = ids(id);
    ids.put("job", one("select id_ from act_ru_job where type_ = 'timer'"));

    refuses(
        user,
        ids,
        Stream.of(Attack.ON_A_TASK, Attack.ON_AN_INSTANCE).flatMap(List::stream).toList());
    assertThat(state(id)).isEqualTo("awaiting-dns-record");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kim", "lee", "pat", "robin", "olga"})
  void onlyEnrollmentAdminsApprove(String user) {
    String id = startForApproval("kim", newDomain());
    CamundaWeb person = web(user);
    Footprint before = footprint();

    for (String action : List.of("complete", "submit-form")) {
      HttpResponse<String> answer =
          person.post(ENGINE + "/task/" + taskOf(id) + "/" + action, APPROVE);
      assertThat(answer.statusCode()).as(answer.body()).isBetween(403, 404);
    }
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void anOperatorWhoGivesATaskAwayDoesNotGiveAwayTheDecision() {
    String id = startForApproval("kim", newDomain());
    String task = taskOf(id);
    HttpResponse<String> given =
        web("olga").post(ENGINE + "/task/" + task + "/assignee", "{\"userId\":\"lee\"}");
    assertThat(given.statusCode()).isEqualTo(204);
    Footprint before = footprint();

    HttpResponse<String> answer = web("lee").post(ENGINE + "/task/" + task + "/complete", APPROVE);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("This task is not for you: it takes an enrollment admin.");
    assertThat(before.differences(footprint())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pat", "robin", "olga"})
  void whoMayNotWorkOnATaskDoesNotCommentOnItEither(String user) {
    String id = startForApproval("kim", newDomain());
    Footprint before = footprint();

    HttpResponse<String> answer = comment(web(user), taskOf(id), null);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("This task is not for you: it takes an enrollment admin.");
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void aCommentStaysWithItsOwnEnrollment() {
    // The web applications take comments only of those who read the history of tasks.
    identity.createMembership("sam", "auditors");
    String own = startForApproval("kim", newDomain());
    String other = startForApproval("lee", newDomain());
    Footprint before = footprint();

    HttpResponse<String> answer = comment(web("sam"), taskOf(own), instanceOf(other));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(before.differences(footprint())).isEmpty();
    assertThat(comment(web("sam"), taskOf(own), null).statusCode()).isEqualTo(200);
    identity.deleteMembership("sam", "auditors");
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrollment.bpmn", "choose-route.dmn"})
  void noModelIsDeployedThatKeepsItsHistoryForLess(String model) throws IOException {
    String shorter = model(model).replace("TimeToLive=\"P3650D\"", "TimeToLive=\"P1D\"");
    assertThat(shorter).isNotEqualTo(model(model));
    Footprint before = footprint();

    HttpResponse<String> answer = deploy(model, shorter);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("nobody makes it shorter than it is (3650 days)");
    assertThat(before.differences(footprint())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void norIsAModelOfTheProductThatBeginsAnewForATenantOfTheEngine(String model) throws IOException {
    String shorter = model(model).replace("TimeToLive=\"P3650D\"", "TimeToLive=\"P3649D\"");
    assertThat(shorter).isNotEqualTo(model(model));
    Footprint before = footprint();

    HttpResponse<String> answer = deploy(model, shorter, part("tenant-id", "elsewhere"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("nobody makes it shorter than it is (3650 days)");
    assertThat(before.differences(footprint())).isEmpty();
  }

  static List<String> models() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".bpmn") || name.endsWith(".dmn"))
          .toList();
    }
  }

  @Test
  void theAdministratorOfATenantIsNamedByUserNameOrAddress() {
    String id = startForConsent("kim", newDomain());
    refusesToTake(
        "alex",
        id,
        Map.of(),
        List.of(
            Map.of("tenantAdmin", "ana"),
            Map.of("tenantAdmin", "ana@"),
            Map.of("tenantAdmin", "ana@nowhere"),
            Map.of("tenantAdmin", "Ana Admin <ana@contoso.com>"),
            Map.of("tenantAdmin", "ana@contoso.com' or mail ne '")));

    HttpResponse<String> answer =
        web("alex")
            .post(
                ENGINE + "/task/" + taskOf(id) + "/submit-form",
                sent(Map.of("tenantAdmin", "ana")));
    assertThat(answer.body())
        .contains("Who is administrator there?\\\": Give the administrator's user name");
    complete("alex", id, Map.of("tenantAdmin", "ana_contoso.com#EXT#@x.onmicrosoft.com"));
  }

  @Test
  void namesEveryFieldThatIsWrongByItsLabelAndNothingElse() throws IOException {
    String id = startForApproval("kim", newDomain());
    Map<String, Object> variables =
        Map.of(
            "decision",
            "maybe",
            "existingTenant",
            "x".repeat(255),
            "lookInside",
            "yes",
            "comment",
            "x".repeat(2001));

    for (String action : List.of("complete", "submit-form")) {
      HttpResponse<String> answer =
          web("alex").post(ENGINE + "/task/" + taskOf(id) + "/" + action, sent(variables));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(json.readTree(answer.body()).path("message").asText().lines())
          .containsExactly(
              "\"What is to be done with this request?\": Give one of: approve, reject, correct, stop.",
              "\"Tenant to use instead\": At most 254 characters.",
              "\"Look into the tenant as well\": Give true or false.",
              "\"Comment\": At most 2000 characters.");
    }
  }

  @Test
  void theRequesterDoesNotApproveAsAnAdmin() throws IOException {
    String id = startForApproval("alex", newDomain());
    CamundaWeb alex = web("alex");
    Footprint before = footprint();

    for (String action : List.of("complete", "submit-form")) {
      for (String decision : List.of("approve", "reject", "correct")) {
        HttpResponse<String> answer =
            alex.post(
                ENGINE + "/task/" + taskOf(id) + "/" + action,
                sent(Map.of("decision", decision, "comment", "Mine")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json.readTree(answer.body()).path("message").asText())
            .isEqualTo(
                "You asked for this enrollment yourself, so another enrollment admin has to decide"
                    + " on it.");
      }
    }
    assertThat(claim("alex", id, "alex"))
        .contains("403 ", "alex asked for this enrollment, so another enrollment admin has to");
    assertThat(claim("sam", id, "alex")).as("nor is it given to that person").startsWith("403 ");
    assertThat(claim("kim", id, "alex")).doesNotContain("asked for this enrollment");
    assertThat(before.differences(footprint())).isEmpty();
    assertThat(claim("sam", id, "sam")).startsWith("204 ");
    assertThat(show("alex", id).at("/waitingFor/0").has("link")).isFalse();
    assertThat(show("sam", id).at("/waitingFor/0").has("link")).isTrue();
  }

  private String claim(String user, String id, String taker) {
    HttpResponse<String> answer =
        web(user).post(ENGINE + "/task/" + taskOf(id) + "/claim", text(Map.of("userId", taker)));
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void anApprovalTakesItsOwnVariablesOnly() {
    String id = startForApproval("kim", newDomain());
    refusesToTake(
        "alex",
        id,
        Map.of("decision", "approve"),
        List.of(
            Map.of("changeCount", 0),
            Map.of("requester", "lee"),
            Map.of("routeApproved", true),
            Map.of("consentNeeded", false),
            Map.of("planDecision", "approve"),
            Map.of("planDigest", "0".repeat(64)),
            Map.of("domain", "contoso.com"),
            Map.of("enrollmentId", "contoso.com-AAAAA"),
            Map.of("decision", "approved"),
            Map.of("decision", ""),
            Map.of("decision", true),
            Map.of("route", "link"),
            Map.of("route", "take-over"),
            Map.of("route", "LINK"),
            Map.of("route", "nowhere"),
            Map.of("existingTenant", "nobody-has-this.onmicrosoft.com"),
            Map.of("existingTenant", "no tenant"),
            Map.of("lookInside", "true"),
            Map.of("comment", 5),
            Map.of("comment", "x".repeat(2001)),
            Map.of("comment", "in\u200bvisible"),
            Map.of("decision", "reject"),
            Map.of("decision", "correct")));
  }

  @Test
  void aCorrectionTakesAGoodRequestOnly() {
    HttpResponse<String> started =
        web("kim")
            .post(
                ENGINE + "/process-definition/key/enrollment/submit-form",
                sent(form("kim@gmail.com")));
    assertThat(started.statusCode()).isEqualTo(200);
    String id =
        rest("kim").get(API + "?state=awaiting-correction").json().at("/items/0/id").asText();
    String taken = newDomain();
    start("lee", request(taken));

    refusesToTake(
        "kim",
        id,
        form("kim@" + newDomain()),
        List.of(
            Map.of("companyName", ""),
            Map.of("headquarters", "us"),
            Map.of("partnerCenterUsers", "nobody"),
            Map.of("existingTenant", "nobody-has-this.onmicrosoft.com"),
            Map.of("requester", "lee"),
            Map.of("addressUsable", true),
            Map.of("route", "link")));
    HttpResponse<String> conflict =
        web("kim")
            .post(ENGINE + "/task/" + taskOf(id) + "/submit-form", sent(form("kim@" + taken)));
    assertThat(conflict.statusCode()).as(conflict.body()).isEqualTo(409);
    for (String other : List.of("lee", "alex", "olga")) {
      HttpResponse<String> answer =
          web(other)
              .post(
                  ENGINE + "/task/" + taskOf(id) + "/submit-form", sent(form("x@" + newDomain())));
      assertThat(answer.statusCode()).as(other + answer.body()).isBetween(403, 404);
    }
    assertThat(state(id)).isEqualTo("awaiting-correction");
  }

  @Test
  void eachSeesTheTasksThatAreTheirs() throws IOException {
    String kims = startForDnsRecord("kim", newDomain());
    String lees = startForDnsRecord("lee", newDomain());
    String waiting = startForApproval("kim", newDomain());

    assertThat(tasksOf("kim")).containsExactly(taskOf(kims));
    assertThat(tasksOf("lee")).containsExactly(taskOf(lees));
    assertThat(tasksOf("alex"))
        .containsExactlyInAnyOrder(taskOf(kims), taskOf(lees), taskOf(waiting));
    assertThat(tasksOf("robin")).isEmpty();
    assertThat(web("robin").get(ENGINE + "/task/" + taskOf(kims)).statusCode()).isBetween(403, 404);
    assertThat(web("lee").get(ENGINE + "/task/" + taskOf(kims)).statusCode()).isBetween(403, 404);
    assertThat(web("lee").get(ENGINE + "/process-instance/" + instanceOf(kims)).statusCode())
        .isBetween(403, 404);
    assertThat(ids(web("lee").get(ENGINE + "/process-instance")))
        .contains(instanceOf(lees))
        .doesNotContain(instanceOf(kims), instanceOf(waiting));
  }

  private static HttpResponse<String> comment(CamundaWeb person, String task, String instance) {
    return person.post(
        ENGINE + "/task/" + task + "/comment/create",
        instance == null
            ? "{\"message\":\"Go on\"}"
            : "{\"message\":\"Go on\",\"processInstanceId\":\"%s\"}".formatted(instance));
  }

  private static String model(String name) throws IOException {
    return Files.readString(Path.of("bpmn", name));
  }

  private HttpResponse<String> deploy(String name, String model, String... parts) {
    String file = "data\"; filename=\"" + name;
    String form =
        String.join("", parts)
            + part("deployment-name", "changed")
            + part(file, model)
            + "--part--";
    return web("olga")
        .post(ENGINE + "/deployment/create", "multipart/form-data; boundary=part", form);
  }

  private static String part(String name, String content) {
    return "--part\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, content);
  }

  private void refusesToTake(
      String user, String id, Map<String, Object> good, List<Map<String, Object>> additions) {
    CamundaWeb person = web(user);
    String task = taskOf(id);
    Footprint before = footprint();
    SoftAssertions all = new SoftAssertions();
    for (Map<String, Object> addition : additions) {
      Map<String, Object> variables = new HashMap<>(good);
      variables.putAll(addition);
      for (String action : List.of("complete", "submit-form")) {
        HttpResponse<String> answer =
            person.post(ENGINE + "/task/" + task + "/" + action, sent(variables));
        all.assertThat(answer.statusCode()).as(addition + answer.body()).isEqualTo(400);
        all.assertThat(answer.body()).doesNotContain("io.github", "ENGINE-");
      }
    }
    all.assertThat(before.differences(footprint())).isEmpty();
    all.assertAll();
  }

  private void refuses(String user, Map<String, String> ids, List<Attack> attacks) {
    CamundaWeb person = web(user);
    SoftAssertions all = new SoftAssertions();
    Footprint before = footprint();
    for (Attack attack : attacks) {
      HttpResponse<String> answer = attack.by(person, ids);
      String seen = "%s by %s: %d %s".formatted(attack, user, answer.statusCode(), answer.body());
      all.assertThat(answer.statusCode()).as(seen).isBetween(400, 499);
      if (user.equals("olga")) {
        // She passes every check of the engine: only the guard can have refused her.
        all.assertThat(answer.statusCode()).as(seen).isEqualTo(403);
      }
      Footprint after = footprint();
      all.assertThat(before.differences(after)).as(seen).isEmpty();
      before = after;
    }
    all.assertAll();
  }

  private Map<String, String> ids(String id) {
    Map<String, String> ids = new HashMap<>();
    String task = taskOf(id);
    String instance = one("select proc_inst_id_ from act_ru_task where id_ = '" + task + "'");
    ids.put("enrollment", id);
    ids.put("task", task);
    ids.put("instance", instance);
    ids.put("execution", one("select execution_id_ from act_ru_task where id_ = '" + task + "'"));
    ids.put("activity", one("select task_def_key_ from act_ru_task where id_ = '" + task + "'"));
    ids.put("definition", one("select proc_def_id_ from act_ru_task where id_ = '" + task + "'"));
    ids.put("deployment", one("select id_ from act_re_deployment"));
    return ids;
  }

  private String jobOf(String id) {
    return one("select id_ from act_ru_job where process_instance_id_ = '" + instanceOf(id) + "'");
  }

  private String one(String sql) {
    return jdbc.queryForList(sql, String.class).get(0);
  }

  private List<String> tasksOf(String user) throws IOException {
    return ids(web(user).get(ENGINE + "/task"));
  }

  private List<String> ids(HttpResponse<String> answer) throws IOException {
    JsonNode found = json.readTree(answer.body());
    return Stream.iterate(0, i -> i < found.size(), i -> i + 1)
        .map(i -> found.get(i).path("id").asText())
        .toList();
  }

  private static Map<String, Object> form(String address) {
    return new HashMap<>(
        Map.of(
            "workEmail",
            address,
            "companyName",
            "Company",
            "headquarters",
            "US",
            "partnerCenterUsers",
            "kim@contoso.com"));
  }
}
