package io.github.workaccount.enrollment.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.workaccount.enrollment.testing.CamundaWeb;
import io.github.workaccount.enrollment.testing.Footprint;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** What Tasklist, and whoever speaks its HTTP interface by hand, may start an enrollment with. */
class StartGuardIT extends ProductOverHttp {

  private static final String START = ENGINE + "/process-definition/key/enrollment/start";
  private static final String FORM = ENGINE + "/process-definition/key/enrollment/submit-form";

  static Stream<Arguments> badVariables() throws IOException {
    return Stream.of(
        arguments("companyName", "", "Company name\\\": Give a value"),
        arguments("companyName", null, "Company name\\\": Give a value"),
        arguments("companyName", 5, "Company name\\\": Give text"),
        arguments("companyName", true, "Company name\\\": Give text"),
        arguments("companyName", "x".repeat(201), "200"),
        arguments("companyName", "Con\u200btoso", "invisible"),
        arguments("companyName", "Con\ntoso", "control"),
        arguments("headquarters", "us", "country code"),
        arguments("headquarters", "Texas", "country code"),
        arguments("partnerCenterUsers", "", "required"),
        arguments("partnerCenterUsers", "\n \n", "required"),
        arguments("partnerCenterUsers", "kim", "e-mail address"),
        arguments("partnerCenterUsers", "kim@a.com\nkim@a.com", "listed twice"),
        arguments("partnerCenterUsers", "kim@gmail.com Admin agent", "personal mail provider"),
        arguments("partnerCenterUsers", "kim@a.com Ad\u202emin", "invisible"),
        arguments("partnerCenterUsers", "kim@a.com " + "x".repeat(4000), "4000"),
        arguments("existingTenant", "no tenant", "tenant id"),
        arguments("existingTenant", "nobody-has-this.onmicrosoft.com", "no tenant"),
        arguments("partnerCenterAccount", "maybe", "none"),
        arguments("adminContact", "alex", "e-mail address"),
        arguments("workEmail", "", "required"),
        arguments("workEmail", "a".repeat(250) + "@b.com", "254"),
        arguments("workEmail", typed("Integer", 5, Map.of()), "Give text"),
        arguments("workEmail", typed("Json", "{\"a\":1}", Map.of()), "Give text"),
        arguments("workEmail", typed("Xml", "<a/>", Map.of()), "text"),
        arguments("workEmail", typed("Bytes", "AAAA", Map.of()), "Give text"),
        arguments(
            "workEmail", typed("File", "AAAA", Map.of("filename", "x", "mimetype", "a/b")), "text"),
        arguments(
            "workEmail",
            typed(
                "Object",
                "[\"x\"]",
                Map.of(
                    "objectTypeName",
                    "java.util.ArrayList",
                    "serializationDataFormat",
                    "application/json")),
            "text"),
        arguments("workEmail", serializedJava(), "text"),
        arguments("extra", serializedJava(), "extra"),
        arguments("requester", "alex", "requester"),
        arguments("enrollmentId", "contoso.com-AAAAA", "enrollmentId"),
        arguments("route", "link", "route"),
        arguments("decision", "approve", "decision"),
        arguments("addressUsable", true, "addressUsable"),
        arguments("changeCount", 0, "changeCount"),
        arguments("routeApproved", true, "routeApproved"),
        arguments("consentNeeded", false, "consentNeeded"),
        arguments("workemail", "kim@a.com", "workemail"),
        arguments(" workEmail", "kim@a.com", "workEmail"));
  }

  @ParameterizedTest
  @MethodSource("badVariables")
  void refusesToStartWithABadVariable(String name, Object value, String expected) {
    Map<String, Object> variables = form("kim@" + newDomain());
    variables.put(name, value);
    CamundaWeb kim = web("kim");
    Footprint before = footprint();

    for (String path : List.of(FORM, START)) {
      HttpResponse<String> answer = kim.post(path, sent(variables));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains(expected).doesNotContain("io.github", "ENGINE-");
    }
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void namesEveryFieldThatIsWrongByItsLabelAndNothingElse() throws IOException {
    Map<String, Object> variables = form("kim@" + newDomain());
    variables.put("companyName", " ");
    variables.put("partnerCenterUsers", "kim@contoso.com\n\nlee");
    variables.put("existingTenant", "nobody-has-this.onmicrosoft.com");
    variables.put("adminContact", "alex");

    for (String path : List.of(FORM, START)) {
      HttpResponse<String> answer = web("kim").post(path, sent(variables));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(json.readTree(answer.body()).path("message").asText().lines())
          .satisfiesExactly(
              company ->
                  assertThat(company).isEqualTo("\"Company name\": Give a value: it is required."),
              user ->
                  assertThat(user)
                      .startsWith("\"Who will work in Partner Center?\", person 2: \"lee\" is not"),
              tenant ->
                  assertThat(tenant)
                      .startsWith(
                          "\"Other tenant that the company has\": Microsoft knows no tenant"),
              admin ->
                  assertThat(admin).startsWith("\"Administrator of the tenant\": \"alex\" is not"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "kim@gmail.com, personal mail provider",
    "info@refused.com, role address",
    "kim@refused.onmicrosoft.com, sign-in name",
    "kim@refused, domain name",
    "kim, e-mail address"
  })
  void startsWithAnUnusableAddressSoThatItIsCorrected(String address, String expected) {
    HttpResponse<String> answer = web("kim").post(FORM, sent(form(address)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var enrollment = rest("kim").get(API + "?state=awaiting-correction").json().at("/items/0");
    assertThat(enrollment.path("workEmail").asText()).isEqualTo(address);
    assertThat(enrollment.path("id").asText()).startsWith("request-");
    assertThat(enrollment.at("/waitingFor/0/task").asText()).isEqualTo("CorrectRequest");
    assertThat(enrollment.at("/waitingFor/0/who").asText()).isEqualTo("kim");
    String shown =
        (String)
            tasks.getVariable(enrollment.at("/waitingFor/0/taskId").asText(), "addressProblem");
    assertThat(HtmlUtils.htmlUnescape(shown)).contains(expected);
  }

  @Test
  void refusesADomainThatIsBeingEnrolled() {
    String domain = newDomain();
    start("kim", request(domain));
    CamundaWeb lee = web("lee");
    Footprint before = footprint();

    HttpResponse<String> answer = lee.post(FORM, sent(form("lee@" + domain)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(answer.body())
        .contains("active enrollment for " + domain)
        .doesNotContain(domain + "-");
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void refusesWhatSteersTheEngineAtAStart() {
    CamundaWeb kim = web("kim");
    CamundaWeb alex = web("alex");
    Map<String, Object> variables = form("kim@" + newDomain());
    List<Map<String, Object>> extras =
        List.of(
            Map.of("businessKey", "contoso.com-AAAAA"),
            Map.of("businessKey", ""),
            Map.of("caseInstanceId", "aCase"),
            Map.of(
                "startInstructions",
                List.of(Map.of("type", "startBeforeActivity", "activityId", "Enrolled"))),
            Map.of(
                "startInstructions",
                List.of(Map.of("type", "startAfterActivity", "activityId", "ApproveEnrollment")),
                "skipCustomListeners",
                true,
                "skipIoMappings",
                true),
            Map.of(
                "skipCustomListeners",
                true,
                "startInstructions",
                List.of(
                    Map.of("type", "startTransition", "transitionId", "ChooseRouteToStopped"))));
    Footprint before = footprint();
    SoftAssertions all = new SoftAssertions();

    for (Map<String, Object> extra : extras) {
      for (CamundaWeb person : List.of(kim, alex)) {
        HttpResponse<String> answer = person.post(START, with(variables, extra));
        all.assertThat(answer.statusCode()).as(extra + answer.body()).isBetween(400, 499);
      }
    }
    HttpResponse<String> keyed = kim.post(FORM, with(variables, extras.get(0)));
    all.assertThat(keyed.statusCode()).as(keyed.body()).isEqualTo(400);
    all.assertAll();
    assertThat(before.differences(footprint())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"skipCustomListeners", "skipIoMappings"})
  void startsNothingThatSkipsWhatTheProductListensTo(String flag) {
    CamundaWeb kim = web("kim");
    Footprint before = footprint();

    // The engine refuses this by itself, and calls it an error of its own.
    assertThat(kim.post(START, with(form("kim@" + newDomain()), Map.of(flag, true))).statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(before.differences(footprint())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pat", "robin", "olga"})
  void letsOnlyRequestersAndAdminsStart(String user) {
    String body = sent(form("kim@" + newDomain()));
    CamundaWeb person = web(user);
    Footprint before = footprint();

    for (String path : List.of(FORM, START)) {
      HttpResponse<String> answer = person.post(path, body);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    }
    assertThat(before.differences(footprint())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kim", "alex", "pat", "olga"})
  void letsNobodyStartAlonePartsOfAnEnrollment(String user) {
    CamundaWeb person = web(user);
    Footprint before = footprint();

    for (String part : List.of("obtain-work-account", "verify-domain")) {
      for (String action : List.of("start", "submit-form")) {
        HttpResponse<String> answer =
            person.post(
                ENGINE + "/process-definition/key/%s/%s".formatted(part, action), sent(Map.of()));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
      }
    }
    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void refusesANobody() {
    HttpResponse<String> answer =
        new CamundaWeb(port, "refusals").post(START, sent(form("kim@" + newDomain())));

    assertThat(answer.statusCode()).isIn(401, 403);
  }

  private String with(Map<String, Object> variables, Map<String, Object> extra) {
    Map<String, Object> body = new HashMap<>(extra);
    Map<String, Object> typed = new HashMap<>();
    variables.forEach((name, value) -> typed.put(name, Map.of("value", value)));
    body.put("variables", typed);
    return text(body);
  }

  private static Map<String, Object> form(String address) {
    Map<String, Object> form = new HashMap<>();
    form.put("workEmail", address);
    form.put("companyName", "Company");
    form.put("headquarters", "US");
    form.put("partnerCenterUsers", "kim@contoso.com Admin agent");
    return form;
  }

  private static Map<String, Object> serializedJava() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new ArrayList<>(Collections.nCopies(3, "x")));
    }
    return typed(
        "Object",
        Base64.getEncoder().encodeToString(bytes.toByteArray()),
        Map.of(
            "objectTypeName",
            "java.util.ArrayList",
            "serializationDataFormat",
            "application/x-java-serialized-object"));
  }

  private static Map<String, Object> typed(String type, Object value, Map<String, Object> info) {
    return Map.of("type", type, "value", value, "valueInfo", info);
  }
}
