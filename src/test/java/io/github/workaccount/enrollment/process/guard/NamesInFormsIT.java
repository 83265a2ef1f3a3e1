package io.github.workaccount.enrollment.process.guard;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.workaccount.enrollment.ModelFiles;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.sandbox.SandboxWorld;
import io.github.workaccount.enrollment.testing.FormPlaces;
import io.github.workaccount.enrollment.testing.FormPlaces.Kind;
import io.github.workaccount.enrollment.testing.FormPlaces.Place;
import io.github.workaccount.enrollment.testing.FormViewer;
import io.github.workaccount.enrollment.testing.FormViewer.Sight;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RealBrowser;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.util.HtmlUtils;

/**
 * Text from outside is shown as it was written, whatever it looks like, at every place where data
 * reaches a form: a test each. The places are read from the forms, so that none is left out.
 */
class NamesInFormsIT extends ProductOverHttp {

  @RegisterExtension static final RealBrowser BROWSER = new RealBrowser();

  /** To the viewer a template, to Markdown a stress and a link, to a browser a tag. */
  private static final String TENANT = "{{intro}} **Holding** [x](y) <b>z</b> `c` =1+1";

  private static final String COMPANY = "{{companyName}} _Group_ `code` <i>i</i> https://z.example";
  private static final String MEMBER = "{{intro}}**kim**`c`<i>i</i>";
  private static final List<String> OUTSIDE = List.of(TENANT, COMPANY, MEMBER);

  /**
   * Parts of texts in which the product's own words stand, domains, ids and addresses; nothing that
   * somebody is free to write reaches them.
   */
  private static final Set<String> OWN_WORDS =
      Set.of(
          "add-domain-by-hand numberedSteps",
          "add-domain-by-hand toCopy",
          "apply-change-by-hand numberedSteps",
          "approve-enrollment intro",
          "approve-enrollment recommendedRoute",
          "associate-in-partner-center links",
          "correct-request intro",
          "create-work-account numberedSteps",
          "grant-consent alternative",
          "grant-consent consentLink",
          "publish-dns-record advice",
          "publish-dns-record expiry",
          "publish-dns-record lookUps",
          "publish-dns-record toCopy",
          "resolve-domain-conflict ticketText",
          "take-over-tenant intro",
          "take-over-tenant numberedSteps",
          "verify-domain-by-hand numberedSteps",
          "verify-domain-by-hand toCopy");

  private static FormViewer viewer;

  @Autowired private ApplicationContext context;
  private final Map<String, Map<String, Object>> opened = new LinkedHashMap<>();
  private SandboxWorld world;

  @BeforeAll
  static void openTheViewer() {
    viewer = new FormViewer(BROWSER.someoneForAll());
  }

  @BeforeEach
  void world() {
    world = SandboxWorld.of(context);
  }

  @TestFactory
  Stream<DynamicTest> theViewerShowsItAsItIsInCellsEntriesAndConditions() {
    return FormPlaces.all().stream()
        .filter(place -> place.kind() != Kind.TEXT && place.kind() != Kind.OPTION)
        .collect(groupingBy(Place::form, LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .flatMap(form -> inTheViewer(form.getKey(), form.getValue()));
  }

  private static Stream<DynamicTest> inTheViewer(String form, List<Place> places) {
    Sight sight = viewer.walk(unconditional(form), everywhere(places), List.of(Map.of())).get(0);
    return places.stream()
        .map(
            place ->
                dynamicTest(
                    place.toString(),
                    () -> {
                      switch (place.kind()) {
                        case CELL -> assertThat(sight.text()).contains(written(place));
                        case VALUE -> holdsInAnEntry(place, sight);
                        case CONDITION -> decidesNothing(place);
                        default -> assertThat(place).as("nobody has tried it").isNull();
                      }
                    }));
  }

  /** A text stands in its entry; of a choice nothing is shown that is none of its own. */
  private static void holdsInAnEntry(Place place, Sight sight) {
    if (place.type().startsWith("text")) {
      assertThat(sight.inputs()).contains(written(place));
    } else {
      assertThat(Set.of("radio", "select", "checkbox")).contains(place.type());
      assertThat(sight.text() + sight.inputs()).doesNotContain(place.variable() + ":");
    }
  }

  /** An expression in a value is no more than a text. */
  private static void decidesNothing(Place place) {
    List<Sight> sights =
        Stream.of("\"x\" or true", "x")
            .flatMap(
                text ->
                    viewer
                        .walk(place.form(), Map.of(place.variable(), text), List.of(Map.of()))
                        .stream())
            .toList();

    assertThat(sights).extracting(Sight::shown).containsOnly(sights.get(1).shown());
  }

  /** What is written at a place: evaluated, it would be something else. */
  private static String written(Place place) {
    return place.name() + ": " + TENANT;
  }

  private static Map<String, Object> everywhere(List<Place> places) {
    Map<String, Object> data = new LinkedHashMap<>(Map.of("intro", "EVALUATED"));
    Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
    for (Place place : places) {
      if (place.kind() == Kind.CELL) {
        rows.computeIfAbsent(place.variable(), table -> new LinkedHashMap<>())
            .put(place.name().split("\\.")[1], written(place));
      } else if (place.kind() == Kind.VALUE) {
        data.put(place.name(), written(place));
      }
    }
    rows.forEach((table, row) -> data.put(table, List.of(row)));
    return data;
  }

  /** The form, of which everything is shown. */
  private static JsonNode unconditional(String form) {
    JsonNode schema = FormViewer.schema(form);
    ModelFiles.components(schema)
        .forEach(component -> ((ObjectNode) component).remove("conditional"));
    return schema;
  }

  @TestFactory
  Stream<DynamicTest> theProductGivesItAsItIsToTextsAndChoices() throws IOException {
    sentBackAndGivenASeparateAccount();
    provedElsewhere();
    madeByHand();
    takenOver();
    atASubdomain();
    opened.put("start-enrollment", Map.of());
    assertThat(opened.keySet().stream().map(form -> form + ".form"))
        .containsExactlyInAnyOrderElementsOf(ModelFiles.forms().keySet());

    Map<String, Sight> sights = new LinkedHashMap<>();
    opened.forEach(
        (form, data) -> sights.put(form, viewer.walk(form, data, List.of(Map.of())).get(0)));
    List<Place> places =
        FormPlaces.all().stream()
            .filter(place -> place.kind() == Kind.TEXT || place.kind() == Kind.OPTION)
            .toList();
    return Stream.of(
            Stream.of(
                dynamicTest("own words are of places that are there", () -> areThere(places))),
            sights.entrySet().stream().map(NamesInFormsIT::sendsNothingWithoutFields),
            places.stream().map(place -> given(place)))
        .flatMap(tests -> tests);
  }

  private static void areThere(List<Place> places) {
    assertThat(places.stream().map(place -> place.form() + " " + place.name()).toList())
        .containsAll(OWN_WORDS);
  }

  private static DynamicTest sendsNothingWithoutFields(Map.Entry<String, Sight> form) {
    return dynamicTest(
        form.getKey() + " sends its fields",
        () ->
            assertThat(form.getValue().sent().keySet())
                .isSubsetOf(form.getValue().shown())
                .hasSameSizeAs(form.getValue().shown()));
  }

  private DynamicTest given(Place place) {
    Object data = opened.get(place.form()).get(place.variable());
    return dynamicTest(
        place.toString(),
        () -> {
          if (place.kind() == Kind.OPTION) {
            isOfOwnWords((JsonNode) data);
            return;
          }
          String given = data instanceof JsonNode text ? HtmlUtils.htmlUnescape(text.asText()) : "";
          List<String> named = OUTSIDE.stream().filter(given::contains).toList();
          if (OWN_WORDS.contains(place.form() + " " + place.name())) {
            assertThat(named).as(given).isEmpty();
          } else {
            assertThat(named).as("of what is written outside, in " + given).isNotEmpty();
            assertThat(textAt(place)).contains(named);
          }
        });
  }

  /** What is shown of the texts at a place, and of nothing else: tables have the same names. */
  private String textAt(Place place) {
    ObjectNode schema = (ObjectNode) FormViewer.schema(place.form());
    List<JsonNode> texts =
        ModelFiles.components(schema)
            .filter(part -> part.path("text").asText().contains("{{" + place.name() + "}}"))
            .toList();
    texts.forEach(part -> ((ObjectNode) part).remove("conditional"));
    schema.putArray("components").addAll(texts);
    return viewer.walk(schema, opened.get(place.form()), List.of(Map.of())).get(0).text();
  }

  /** The viewer runs these labels as templates. */
  private static void isOfOwnWords(JsonNode options) {
    List<String> routes = Arrays.stream(Route.values()).map(Route::words).toList();
    assertThat(options).hasSizeGreaterThanOrEqualTo(1);
    assertThat(options.findValuesAsText("label"))
        .allMatch(label -> routes.contains(label) || label.matches("[a-z0-9.-]+"));
  }

  private void sentBackAndGivenASeparateAccount() throws IOException {
    String domain = newDomain();
    String id = requested(domain, MEMBER);
    complete("sam", id, Map.of("decision", "correct", "comment", TENANT));
    open("correct-request", "kim", id);
    complete("kim", id, corrected(domain));
    fireJobs();
    complete("sam", id, Map.of("decision", "approve"));
    fireJobs();
    open("grant-consent", "alex", id);
    consent(id, "");
    open("approve-plan", "alex", id);
    decide(id, "separate-account");
    open("create-work-account", "alex", id);
  }

  private void provedElsewhere() throws IOException {
    String domain = newDomain();
    String id = requested(domain, "Admin agent");
    complete("sam", id, Map.of("decision", "approve"));
    fireJobs();
    consent(id, "");
    decide(id, "approve");
    awaitFirstLook(id);
    publish(domain, TENANT);
    lookNow("kim", id);
    open("publish-dns-record", "kim", id);
    String other = newDomain();
    createTenant(other);
    world.verify(domain, initial(other));
    prove(id);
    open("resolve-domain-conflict", "alex", id);
  }

  private void madeByHand() throws IOException {
    String domain = newDomain();
    String id = requested(domain, TENANT);
    world.addUser(initial(domain), MEMBER, "kim@" + domain);
    complete("sam", id, Map.of("decision", "approve"));
    fireJobs();
    consent(id, "&decision=accept-reading");
    decide(id, "approve");
    open("add-domain-by-hand", "alex", id);
    world.add(domain, initial(domain));
    lookNow("alex", id);
    prove(id);
    open("verify-domain-by-hand", "alex", id);
    world.verify(domain, initial(domain));
    lookNow("alex", id);
    open("apply-change-by-hand", "alex", id);
    String nickname = ((JsonNode) formData("alex", id).get("groupNickname")).asText();
    world.createGroup(initial(domain), "Partner Center users", nickname);
    world.addMember(initial(domain), MEMBER + "@" + initial(domain));
    lookNow("alex", id);
    open("associate-in-partner-center", "alex", id);
  }

  private void takenOver() throws IOException {
    Map<String, Object> request = request("adatum.com");
    request.put("companyName", COMPANY);
    String id = start("kim", request);
    fireJobs();
    complete("alex", id, Map.of("decision", "approve"));
    fireJobs();
    lookNow("alex", id);
    open("take-over-tenant", "alex", id);
  }

  private void atASubdomain() throws IOException {
    String domain = newDomain();
    createTenant(domain);
    world.verify(domain, initial(domain));
    Map<String, Object> request = request("emea." + domain);
    request.put("companyName", COMPANY);
    String id = start("kim", request);
    fireJobs();
    open("approve-enrollment", "alex", id);
  }

  /** A request for a domain that is to be added to a tenant of that name. */
  private String requested(String domain, String role) {
    createTenant(domain);
    Map<String, Object> request = request(domain);
    request.put("companyName", COMPANY);
    request.put("existingTenant", initial(domain));
    request.put("partnerCenterUsers", List.of(Map.of("email", "kim@" + domain, "role", role)));
    String id = start("kim", request);
    fireJobs();
    return id;
  }

  private static Map<String, Object> corrected(String domain) {
    return Map.of(
        "workEmail",
        "kim@" + domain,
        "companyName",
        COMPANY,
        "headquarters",
        "US",
        "existingTenant",
        initial(domain),
        "partnerCenterUsers",
        "kim@" + domain);
  }

  private void createTenant(String domain) {
    rest("alex")
        .post(
            "/sandbox/tenants",
            text(Map.of("displayName", TENANT, "initialDomain", initial(domain), "country", "US")));
  }

  private static String initial(String domain) {
    return domain.replace(".com", ".onmicrosoft.com");
  }

  private void consent(String id, String decision) {
    String link = (String) tasks.getVariable(taskOf(id), "consentLink") + decision;
    rest("alex").send("POST", link.substring(link.indexOf("/sandbox/")), BodyPublishers.noBody());
    lookNow("sam", id);
  }

  /** By somebody else than who approved the enrollment. */
  private void decide(String id, String decision) {
    Map<String, Object> sent = new LinkedHashMap<>();
    sent.put("planDecision", decision);
    sent.put("planDigest", show("sam", id).at("/plan/digest").asText());
    sent.put("comment", TENANT);
    complete("alex", id, sent);
    fireJobs();
  }

  /** The watch sees the record, whether it looks by itself just then or because it is asked to. */
  private void prove(String id) {
    JsonNode proof = show("sam", id).get("domainProof");
    publish(proof.get("host").asText(), proof.get("value").asText());
    rest("kim").post(API + "/" + id + "/dns-check", "");
    await().atMost(Duration.ofSeconds(20)).until(() -> !waitsFor(id).equals("PublishDnsRecord"));
    fireJobs();
  }

  private String waitsFor(String id) {
    return show("alex", id).at("/waitingFor/0/task").asText();
  }

  private void publish(String host, String value) {
    rest("sam").post("/sandbox/dns/" + host + "/txt", text(Map.of("value", value)));
  }

  private void lookNow(String user, String id) {
    complete(user, id, Map.of());
    fireJobs();
  }

  private void open(String form, String user, String id) throws IOException {
    assertThat(waitsFor(id).replaceAll("(?<=[a-z])(?=[A-Z])", "-")).isEqualToIgnoringCase(form);
    opened.put(form, formData(user, id));
  }
}
