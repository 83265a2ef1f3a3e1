package io.github.workaccount.enrollment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.workaccount.enrollment.testing.Footprint;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no request: refused before a field is looked at, and nothing is started. */
class RefusedRequestsIT extends ProductOverHttp {

  private static final String REST =
      "\"companyName\":\"Company\",\"headquarters\":\"US\","
          + "\"partnerCenterUsers\":[{\"email\":\"kim@refused.com\"}]";
  private static final String GOOD = "{\"workEmail\":\"kim@refused.com\"," + REST + "}";

  private Footprint before;

  @BeforeEach
  void look() {
    before = footprint();
  }

  @AfterEach
  void nothingHappened() {
    assertThat(before.differences(footprint())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "hello",
        "{\"workEmail\":",
        "{'workEmail':'kim@refused.com'}",
        "{\"workEmail\":\"kim@refused.com\",}",
        "{\"workEmail\":\"kim\u0000@refused.com\"}",
        "{\"workEmail\":\"\\x\"}"
      })
  void refusesABodyThatIsNoJson(String body) {
    Problem.assertThatIs(rest("kim").post(API, body), 400, "malformed-json");
  }

  @Test
  void refusesWhatStandsBehindTheEnd() {
    Problem.assertThatIs(rest("kim").post(API, GOOD + " {}"), 400, "malformed-json");
    Problem.assertThatIs(rest("kim").post(API, GOOD + "]"), 400, "malformed-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"kim@refused.com\"", "7", "true"})
  void refusesABodyThatIsNoObject(String body) {
    Reply reply = rest("kim").post(API, body);

    Problem.assertThatIs(reply, 400, "wrong-type");
    assertThat(reply.json().path("detail").asText()).contains("JSON object");
  }

  @Test
  void refusesAnObjectInAList() {
    Problem.assertThatIs(rest("kim").post(API, "[" + GOOD + "]"), 400, "wrong-type");
  }

  static Stream<Arguments> unknownFields() {
    return Stream.of(
        arguments(with("\"state\":\"enrolled\""), "state"),
        arguments(with("\"requester\":\"alex\""), "requester"),
        arguments(with("\"businessKey\":\"mine\""), "businessKey"),
        arguments(with("\"workemail\":\"kim@refused.com\""), "workemail"),
        arguments(
            with("\"partnerCenterUsers\":[{\"email\":\"kim@refused.com\",\"admin\":true}]"),
            "partnerCenterUsers[0].admin"));
  }

  @ParameterizedTest
  @MethodSource("unknownFields")
  void refusesAFieldThatThereIsNot(String body, String field) {
    Reply reply = rest("kim").post(API, body.replace("," + REST + ",", ","));

    Problem.assertThatIs(reply, 400, "unknown-field", field);
    assertThat(reply.json().path("detail").asText()).contains(field, "Leave it out");
  }

  static Stream<Arguments> wrongTypes() {
    return Stream.of(
        arguments("{\"workEmail\":5}", "workEmail", "text"),
        arguments("{\"workEmail\":5.5}", "workEmail", "text"),
        arguments("{\"workEmail\":true}", "workEmail", "text"),
        arguments("{\"workEmail\":{}}", "workEmail", "text"),
        arguments("{\"workEmail\":[\"kim@refused.com\"]}", "workEmail", "text"),
        arguments("{\"workEmail\":[]}", "workEmail", "text"),
        arguments("{\"companyName\":7}", "companyName", "text"),
        arguments("{\"headquarters\":{\"code\":\"US\"}}", "headquarters", "text"),
        arguments("{\"existingTenant\":0}", "existingTenant", "text"),
        arguments("{\"partnerCenterAccount\":false}", "partnerCenterAccount", "text"),
        arguments("{\"adminContact\":[1]}", "adminContact", "text"),
        arguments("{\"partnerCenterUsers\":\"kim@refused.com\"}", "partnerCenterUsers", "list"),
        arguments("{\"partnerCenterUsers\":\"\"}", "partnerCenterUsers", "list"),
        arguments("{\"partnerCenterUsers\":{}}", "partnerCenterUsers", "list"),
        arguments("{\"partnerCenterUsers\":1}", "partnerCenterUsers", "list"),
        arguments(
            "{\"partnerCenterUsers\":[\"kim@refused.com\"]}", "partnerCenterUsers[0]", "object"),
        arguments("{\"partnerCenterUsers\":[\"\"]}", "partnerCenterUsers[0]", "object"),
        arguments("{\"partnerCenterUsers\":[[]]}", "partnerCenterUsers[0]", "object"),
        arguments(
            "{\"partnerCenterUsers\":[{\"email\":1}]}", "partnerCenterUsers[0].email", "text"),
        arguments("{\"dryRun\":\"true\"}", "dryRun", "true or false"),
        arguments("{\"dryRun\":1}", "dryRun", "true or false"),
        arguments(
            "{\"partnerCenterUsers\":[{\"email\":\"a@b.com\",\"role\":[]}]}",
            "partnerCenterUsers[0].role",
            "text"));
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void refusesAValueOfTheWrongType(String body, String field, String expected) {
    Reply reply = rest("kim").post(API, body);

    Problem.assertThatIs(reply, 400, "wrong-type", field);
    assertThat(reply.json().path("detail").asText()).contains(field, expected);
  }

  @Test
  void refusesAFieldThatStandsThereTwice() {
    String twice = "{\"workEmail\":\"kim@refused.com\",\"workEmail\":\"lee@refused.com\"}";
    String nested =
        "{\"partnerCenterUsers\":[{\"email\":\"a@refused.com\",\"email\":\"b@refused.com\"}]}";

    for (String body : new String[] {twice, nested}) {
      Reply reply = rest("kim").post(API, body);
      Problem.assertThatIs(reply, 400, "malformed-json");
      assertThat(reply.json().path("detail").asText()).contains("line 1");
    }
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] body =
        GOOD.replace("Company", "Caf\u00e9").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    Problem.assertThatIs(
        rest("kim")
            .send(
                "POST", API, BodyPublishers.ofByteArray(body), "Content-Type", "application/json"),
        400,
        "malformed-json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/merge-patch+json"
      })
  void refusesAnotherContentType(String type) {
    Reply reply =
        rest("kim").send("POST", API, BodyPublishers.ofString(GOOD), "Content-Type", type);

    Problem.assertThatIs(reply, 415, "unsupported-media-type");
  }

  @Test
  void refusesABodyWithoutAContentType() {
    Problem.assertThatIs(
        rest("kim").send("POST", API, BodyPublishers.ofString(GOOD)),
        415,
        "unsupported-media-type");
  }

  @Test
  void refusesAnotherMethod() {
    Problem.assertThatIs(
        rest("kim").send("PUT", API, BodyPublishers.ofString(GOOD)), 405, "method-not-allowed");
  }

  @Test
  void refusesToAnswerInAnotherFormat() {
    Problem.assertThatIs(rest("kim").get(API, "Accept", "application/xml"), 406, "not-acceptable");
  }

  @Test
  void knowsNoOtherPath() {
    Problem.assertThatIs(rest("kim").get("/api/enrolments"), 404, "not-found");
    Problem.assertThatIs(rest("kim").get("/api"), 404, "not-found");
  }

  @Test
  void refusesAHugeBodyBeforeItFillsTheMemory() {
    String user = "{\"email\":\"kim@refused.com\",\"role\":\"Admin agent\"}";
    String users =
        Stream.generate(() -> user).limit(40_000).collect(java.util.stream.Collectors.joining(","));
    Reply reply = rest("kim").post(API, "{\"partnerCenterUsers\":[" + users + "]}");

    Problem.assertThatIs(reply, 413, "content-too-large");
    Problem.assertThatIs(
        rest("kim").post(API, "{\"workEmail\":\"" + "x".repeat(1_800_000) + "\"}"),
        413,
        "content-too-large");
  }

  @Test
  void refusesDeepNesting() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    Problem.assertThatIs(rest("kim").post(API, deep), 400, "wrong-type");
    Problem.assertThatIs(rest("kim").post(API, "{\"x\":" + deep + "}"), 413, "content-too-large");
  }

  private static String with(String field) {
    return "{\"workEmail\":\"kim@refused.com\"," + REST + "," + field + "}";
  }
}
