package io.github.workaccount.enrollment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.workaccount.enrollment.application.operation.Outage;
import io.github.workaccount.enrollment.contract.Contract;
import io.github.workaccount.enrollment.contract.Exchange;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The examples in the kept description are true: the product takes and answers exactly them. */
class ApiExamplesIT extends ProductOverHttp {

  /** An id's last part is drawn by lot; this is the one of the examples. */
  private static final String LOT = "7K3Q9";

  private static final String NOBODYS = API + "/contoso.com-" + LOT;
  private static final String KEY = "1c0a7a52-7f0e-4d5f-9a43-0a8d8a4b2f11";

  private static final BodyPublisher NO_BODY = BodyPublishers.noBody();

  private static JsonNode examples;
  private static Contract contract;

  @Autowired private Outage outage;

  @BeforeAll
  static void readTheDescription() throws IOException {
    String text = Files.readString(OpenApiDocumentIT.KEPT);
    examples = new YAMLMapper().readTree(text).at("/components/examples");
    contract = Contract.of(text);
  }

  @Test
  void takesTheRequests() {
    for (String request : List.of("dry-run", "common-case", "long-case")) {
      Reply reply = post(example(request));
      assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
      keepsTheDescription("POST", API, reply);
      if (request.equals("common-case")) {
        assertThat(masked(reply)).isEqualTo(examples.at("/started/value"));
      }
      String id = reply.json().path("id").asText();
      String path = API + "/" + id + "/withdraw";
      Reply withdrawn = rest("kim").post(path, example("reason"));
      assertThat(withdrawn.status()).as(withdrawn.toString()).isEqualTo(202);
      keepsTheDescription("POST", path, withdrawn);
    }
  }

  @Test
  void answersTheProblems() {
    Map<String, Supplier<Reply>> provoked = problems();
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    provoked.forEach(
        (name, request) -> {
          Reply reply = request.get();
          assertThat(reply.header("Content-Type")).as(name).startsWith("application/problem+json");
          answers.put(name, masked(reply));
        });

    var described = new TreeSet<String>();
    examples
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("value").has("status")) {
                described.add(entry.getKey());
              }
            });
    assertThat(provoked.keySet())
        .as("described problems")
        .containsExactlyInAnyOrderElementsOf(described);
    answers.forEach(
        (name, answer) ->
            assertThat(answer)
                .as("Correct the example %s in src/main/resources/openapi/examples.json", name)
                .isEqualTo(examples.path(name).path("value")));
  }

  @Test
  void describesTheRefusalsOfEveryOperation() {
    contract
        .operations()
        .forEach(
            (path, methods) -> {
              String asked = path.replace("{id}", "contoso.com-" + LOT);
              for (String method : methods) {
                Reply anonymous = RestApi.nobody(port).send(method, asked, NO_BODY);
                assertThat(anonymous.status()).as(method + path).isEqualTo(401);
                keepsTheDescription(method, asked, anonymous);
              }
              if (methods.contains("POST")) {
                Reply forbidden =
                    rest("kim").send("POST", asked, NO_BODY, "Sec-Fetch-Site", "cross-site");
                assertThat(forbidden.status()).as(path).isEqualTo(403);
                keepsTheDescription("POST", asked, forbidden);
              }
            });
  }

  @Test
  void showsADomainAsItIsWritten() {
    ObjectNode request = examples.at("/common-case/value").deepCopy();
    Reply started = post(request.put("workEmail", "kim@straße-" + LOT + ".de").toString());

    JsonNode shown = rest("kim").get(API + "/" + started.json().path("id").asText()).json();

    assertThat(shown.path("domainUnicode").asText()).isEqualTo("straße-7k3q9.de");
    assertThat(shown.path("domain").asText()).startsWith("xn--strae-");
  }

  @Test
  void showsAnEnrollmentAsDescribedInEachState() {
    String record = startForDnsRecord("kim", newDomain());
    String approval = startForApproval("kim", newDomain());
    for (String id : List.of(record, approval)) {
      for (String path : List.of(API + "/" + id, API + "/" + id + "/evidence")) {
        keepsTheDescription("GET", path, rest("alex").get(path));
      }
    }
    keepsTheDescription("GET", API, rest("alex").get(API));
    String look = API + "/" + record + "/dns-check";
    keepsTheDescription("POST", look, rest("kim").post(look, ""));
    String extend = API + "/" + record + "/dns-extension";
    Reply extended = rest("kim").post(extend, example("extension"));
    assertThat(extended.status()).as(extended.toString()).isEqualTo(200);
    keepsTheDescription("POST", extend, extended);
  }

  private Map<String, Supplier<Reply>> problems() {
    Map<String, Supplier<Reply>> problems = new LinkedHashMap<>();
    problems.put("unauthorized", () -> RestApi.nobody(port).get(API));
    problems.put("unavailable", this::whileTheDatabaseIsAway);
    problems.put(
        "forbidden",
        () -> rest("kim").post(API, example("common-case"), "Sec-Fetch-Site", "cross-site"));
    problems.put("not-found", () -> rest("kim").get(NOBODYS));
    problems.put("malformed-json", () -> post("{\"workEmail\": kim}"));
    problems.put("unknown-field", () -> post("{\"state\":\"enrolled\"}"));
    problems.put("wrong-type", () -> post("{\"workEmail\":5}"));
    problems.put(
        "content-too-large", () -> post("{\"workEmail\":\"" + "x".repeat(1_800_000) + "\"}"));
    problems.put(
        "unsupported-media-type",
        () ->
            rest("kim")
                .send("POST", API, BodyPublishers.ofString("x"), "Content-Type", "text/plain"));
    problems.put(
        "unusable-address",
        () -> {
          ObjectNode request = examples.at("/common-case/value").deepCopy();
          return post(request.put("workEmail", "info@contoso.com").toString());
        });
    problems.put("invalid-input", () -> post("{\"workEmail\":\"kim@contoso.com\"}"));
    problems.put("wrong-parameter", () -> rest("kim").get(API + "?page=x"));
    problems.put("invalid-filter", () -> rest("kim").get(API + "?size=1000"));
    problems.put("domain-taken", this::domainTaken);
    problems.put("idempotency-key-reused", this::keyReused);
    problems.put("not-allowed", () -> withdraw("robin", ofContoso(), example("reason")));
    problems.put("missing-reason", () -> withdraw("kim", ofContoso(), "{}"));
    problems.put(
        "no-record-awaited", () -> rest("kim").post(API + "/" + ofContoso() + "/dns-check", ""));
    problems.put(
        "not-allowed-to-look",
        () -> rest("robin").post(API + "/" + ofContoso() + "/dns-check", ""));
    problems.put("not-allowed-to-extend", () -> extend("robin", example("extension")));
    problems.put("nothing-to-extend", () -> extend("kim", example("extension")));
    problems.put("missing-reason-to-extend", () -> extend("kim", "{}"));
    problems.put(
        "no-consent", () -> rest("kim").post(API + "/" + ofContoso() + "/consent-check", ""));
    problems.put(
        "not-allowed-to-look-for-consent",
        () -> rest("robin").post(API + "/" + ofContoso() + "/consent-check", ""));
    problems.put("over", this::over);
    problems.put("suspended", this::suspended);
    return problems;
  }

  /** The next regular write to the database ends it, and might come first. */
  private Reply whileTheDatabaseIsAway() {
    return await()
        .until(
            () -> {
              outage.hangs(Duration.ofSeconds(5), false);
              Reply reply = rest("kim").get(API);
              outage.over();
              return reply;
            },
            reply -> reply.status() == 503);
  }

  private Reply domainTaken() {
    ofContoso();
    return post(example("common-case"));
  }

  private Reply keyReused() {
    rest("kim").post(API, text(request(newDomain())), "Idempotency-Key", KEY);
    return rest("kim").post(API, example("common-case"), "Idempotency-Key", KEY);
  }

  private Reply suspended() {
    String path = ENGINE + "/process-definition/key/enrollment/suspended";
    web("olga").put(path, "{\"suspended\":true}");
    Reply reply = post(example("common-case"));
    web("olga").put(path, "{\"suspended\":false}");
    return reply;
  }

  private Reply over() {
    String id = ofContoso();
    withdraw("kim", id, example("reason"));
    fireJobs();
    return withdraw("kim", id, example("reason"));
  }

  private Reply extend(String user, String body) {
    return rest(user).post(API + "/" + ofContoso() + "/dns-extension", body);
  }

  private Reply withdraw(String user, String id, String body) {
    return rest(user).post(API + "/" + id + "/withdraw", body);
  }

  /** The active enrollment of contoso.com. */
  private String ofContoso() {
    Reply reply = post(example("common-case"));
    return reply.json().path(reply.status() == 201 ? "id" : "enrollment").asText();
  }

  private Reply post(String body) {
    return rest("kim").post(API, body);
  }

  private static String example(String name) {
    return examples.path(name).required("value").toString();
  }

  private JsonNode masked(Reply reply) {
    try {
      return json.readTree(
          reply.answer().body().replaceAll("(\\.com)-[0-9A-Z]{5}\\b", "$1-" + LOT));
    } catch (IOException e) {
      throw new IllegalStateException(reply.toString(), e);
    }
  }

  private static void keepsTheDescription(String method, String path, Reply reply) {
    byte[] body = reply.answer().body().getBytes(StandardCharsets.UTF_8);
    Exchange exchange =
        new Exchange(
            method,
            path,
            null,
            Map.of(),
            new byte[0],
            reply.status(),
            reply.answer().headers().map(),
            body);
    assertThat(contract.faultsOfAnswer(exchange)).as(reply.toString()).isEmpty();
  }
}
