package io.github.workaccount.enrollment.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.ModelFiles;
import io.github.workaccount.enrollment.application.consent.ConsentNeed;
import io.github.workaccount.enrollment.application.decision.ApproveEnrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.request.RequestEnrollment;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.sandbox.SandboxWorld;
import io.github.workaccount.enrollment.testing.FormViewer;
import io.github.workaccount.enrollment.testing.FormViewer.Sight;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RealBrowser;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every combination of what people can enter into a form, in the viewer that Tasklist has, against
 * what the server takes and does: each is given to the guard as a completion is, and rolled back.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FormWalkIT extends ProductOverHttp {

  @RegisterExtension static final RealBrowser BROWSER = new RealBrowser();

  private static final String NOTHING_CHANGES = "Nothing in the tenant will change";
  private static final String TOO_LONG = "x".repeat(4001);
  private static final List<Object> REMARKS = List.of("", "  ", "Because", "x".repeat(2001));
  private static final List<Object> FLAGS = List.of(false, true);

  /** What was sent of each field of each form, by {@code form field}. */
  private static final Map<String, Set<Object>> SENT = new TreeMap<>();

  private static FormViewer viewer;

  @Autowired private TaskSubmissions submissions;
  @Autowired private RequestEnrollment requests;
  @Autowired private Enrollments enrollments;
  @Autowired private ApproveEnrollment approvals;
  @Autowired private ConsentNeed consents;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private ApplicationContext context;

  @BeforeAll
  static void openTheViewer() {
    viewer = new FormViewer(BROWSER.someoneForAll());
  }

  /** What the server makes of a submission. */
  private record Taken(List<Violation> violations, boolean changesNothing) {
    boolean isRefused() {
      return !violations.isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "contoso.com,",
    "contoso.com, contoso.onmicrosoft.com",
    "northwindtraders.com, northwind.onmicrosoft.com",
    "fabrikam.com,",
    "adatum.com,",
    "proseware.com, proseware.onmicrosoft.com",
    "emea.contoso.com,",
    "woodgrovebank.com,"
  })
  void theApprovalOfAnEnrollmentSaysAndSendsWhatTheServerDoes(String domain, String tenant)
      throws IOException {
    Map<String, Object> request = request(domain);
    request.put("existingTenant", tenant);
    String id = start("kim", request);
    fireJobs();
    Map<String, Object> data = formData("alex", id);

    List<Map<String, Object>> steps = new ArrayList<>();
    for (Object named : tenants(tenant)) {
      for (Object route : values(data, "onwardRoutes")) {
        for (Object enrolled : values(data, "domains")) {
          for (Object look : FLAGS) {
            steps.add(approval(enrolled, route, named, look));
          }
        }
      }
      for (String decision : List.of("reject", "correct", "stop")) {
        steps.add(Map.of("decision", decision, "comment", "Because"));
      }
    }
    for (String decision : List.of("reject", "correct", "stop")) {
      REMARKS.forEach(remark -> steps.add(Map.of("decision", decision, "comment", remark)));
    }
    hold(id, "ApproveEnrollment", data, steps);
  }

  @Test
  void theApprovalOfAPlanSendsWhatTheServerTakes() throws IOException {
    String id = startWithGuest();

    List<Sight> sights =
        hold(
            id,
            "ApprovePlan",
            formData("alex", id),
            product(
                Map.of(
                    "planDecision",
                    List.of("approve", "separate-account", "look-again", "reject"),
                    "includeGuests",
                    FLAGS,
                    "showCalls",
                    FLAGS,
                    "comment",
                    REMARKS)));

    assertThat(sights)
        .allSatisfy(
            sight ->
                assertThat(sight.text().contains("POST /groups"))
                    .as("calls are shown on demand: " + brief(sight))
                    .isEqualTo(sight.sent().get("showCalls")));
  }

  @Test
  void theFormOfAConflictSendsWhatTheServerTakes() throws IOException {
    String id = startForConflict();

    hold(
        id,
        "ResolveDomainConflict",
        formData("alex", id),
        product(Map.of("resolution", List.of("retry", "give-up"), "comment", REMARKS)));
  }

  @Test
  void theAssociationSendsWhatTheServerTakes() throws IOException {
    String id = startForApproval("kim", "contoso.com");
    complete("alex", id, Map.of("decision", "approve"));
    fireJobs();

    hold(
        id,
        "AssociateInPartnerCenter",
        formData("alex", id),
        product(
            Map.of(
                "associated",
                FLAGS,
                "usersAdded",
                FLAGS,
                "roles",
                List.of("", "kim@contoso.com Admin agent", "lee@contoso.com Admin agent", TOO_LONG),
                "comment",
                REMARKS)));
  }

  @Test
  void theFormsOfConsentAndOfANewWorkAccountSendWhatTheServerTakes() throws IOException {
    String consent = startForConsent("kim", newDomain());
    Map<String, Object> data = formData("alex", consent);
    // As if a change could not be written: the server, which knows that it was not tried, says so.
    data.put("mayBecomeByHand", true);
    hold(
        consent,
        "GrantConsent",
        data,
        product(
            Map.of(
                "tenantAdmin",
                List.of("", "ana@contoso.com", "ana@b\u00fcro.com", "ana", "a".repeat(255)),
                "byHand",
                FLAGS)));
    String created = startForApproval("kim", newDomain());
    complete("sam", created, Map.of("decision", "approve", "route", "create"));
    fireJobs();
    hold(
        created,
        "CreateWorkAccount",
        formData("alex", created),
        product(
            Map.of(
                "tenantDomain",
                List.of("", " ", "new.onmicrosoft.com", "contoso.com", "a".repeat(255)))));
  }

  @Test
  void theRequestAndItsCorrectionSendWhatTheServerTakes() throws IOException {
    String domain = newDomain();
    Map<String, Object> good = new LinkedHashMap<>(request(domain));
    good.put("partnerCenterUsers", "kim@" + domain);
    List<Map<String, Object>> steps = new ArrayList<>();
    steps.add(good);
    Map<String, List<Object>> others = new LinkedHashMap<>();
    others.put("workEmail", List.of("", " ", "kim@gmail.com", "a".repeat(255)));
    others.put("companyName", List.of("", " ", "x".repeat(201)));
    others.put("partnerCenterUsers", List.of("", " \n", "kim", TOO_LONG));
    others.put("headquarters", List.of("DE", "GB"));
    others.put("dryRun", FLAGS);
    others.put("existingTenant", List.of(" ", "contoso.com", "no tenant", "a".repeat(255)));
    others.put("partnerCenterAccount", List.of("none", "existing"));
    others.put("partnerProgram", List.of("ai-cloud", "csp", "both"));
    others.put("adminContact", List.of("alex@contoso.com", "alex", "a".repeat(255)));
    others.forEach(
        (field, values) -> {
          values.forEach(value -> steps.add(Map.of(field, value)));
          steps.add(Map.of(field, good.getOrDefault(field, "")));
        });

    hold("start-enrollment", Map.of(), steps, sent -> start(sent));
    String id = startForApproval("kim", domain);
    complete("alex", id, Map.of("decision", "correct", "comment", "Wrong company"));
    hold(id, "CorrectRequest", formData("kim", id), steps);
  }

  /** Of a field that is only read, what is sent is what stands there. */
  @Test
  @Order(Integer.MAX_VALUE)
  void leftOutNoFieldOfAnyForm() {
    ModelFiles.forms()
        .forEach(
            (file, form) ->
                ModelFiles.components(form)
                    .filter(component -> component.has("key"))
                    .forEach(
                        field ->
                            assertThat(
                                    SENT.getOrDefault(
                                        file.replace(".form", " ") + field.get("key").asText(),
                                        Set.of()))
                                .as("values that were sent of %s in %s", field.get("key"), file)
                                .hasSizeGreaterThanOrEqualTo(
                                    field.path("readonly").asBoolean() ? 1 : 2)));
  }

  /** A plan for a tenant in which one of the Partner Center users is a guest. */
  private String startWithGuest() {
    Map<String, Object> request = request("contoso.com");
    request.put("partnerCenterUsers", List.of(Map.of("email", "quinn@adventure-works.com")));
    String id = start("kim", request);
    fireJobs();
    complete("sam", id, Map.of("decision", "approve", "lookInside", true));
    fireJobs();
    SandboxWorld.of(context).consent("contoso.com");
    complete("sam", id, Map.of());
    fireJobs();
    assertThat(state(id)).isEqualTo("awaiting-plan-approval");
    rest("sam").send("DELETE", "/sandbox/consents/contoso.com", BodyPublishers.noBody());
    return id;
  }

  /** Somebody else has proved the domain before its record was published. */
  private String startForConflict() {
    String domain = newDomain();
    String id = startForDnsRecord("kim", domain);
    String elsewhere = domain.replace(".com", "-elsewhere.onmicrosoft.com");
    SandboxWorld.of(context).createConsentedTenant(elsewhere);
    SandboxWorld.of(context).verify(domain, elsewhere);
    JsonNode proof = show("sam", id).get("domainProof");
    rest("sam")
        .post(
            "/sandbox/dns/" + proof.get("host").asText() + "/txt",
            text(Map.of("value", proof.get("value").asText())));
    complete("kim", id, Map.of());
    fireJobs();
    assertThat(state(id)).isEqualTo("awaiting-conflict-resolution");
    return id;
  }

  private List<Sight> hold(
      String id, String task, Map<String, Object> data, List<Map<String, Object>> steps) {
    String form = task.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    String user = task.equals("CorrectRequest") ? "kim" : "alex";
    return hold(form, data, steps, sent -> complete(task, user, new EnrollmentId(id), sent));
  }

  private List<Sight> hold(
      String form,
      Map<String, Object> data,
      List<Map<String, Object>> steps,
      Function<Map<String, Object>, Taken> server) {
    List<Sight> sights = viewer.walk(form, data, steps);
    SoftAssertions all = new SoftAssertions();
    int taken = 0;
    for (int i = 0; i < sights.size(); i++) {
      Sight sight = sights.get(i);
      Taken result = server.apply(sight.sent());
      note(form, sight.sent());
      String seen = "%d %s: %s and %s".formatted(i, steps.get(i), brief(sight), result);
      all.assertThat(sight.sent().keySet()).as(seen).isSubsetOf(sight.shown());
      if (sight.isSent()) {
        taken += result.isRefused() ? 0 : 1;
        all.assertThat(sight.completable()).as("no error of a hidden field: " + seen).isTrue();
        all.assertThat(result.violations())
            .as("what the server knows better is told of a field that is there: " + seen)
            .allMatch(violation -> sight.shown().contains(violation.field().split("\\[")[0]));
      } else {
        all.assertThat(result.isRefused()).as("as the viewer does: " + seen).isTrue();
      }
      boolean said = sight.text().contains(NOTHING_CHANGES);
      boolean isTrue = result.isRefused() || result.changesNothing();
      all.assertThat(!said || isTrue).as("it is said only where it is true: " + seen).isTrue();
      if (isSaid(data) && !result.isRefused()) {
        all.assertThat(said).as("and everywhere where it is: " + seen).isEqualTo(isTrue);
      }
    }
    all.assertThat(taken).as("some of it is taken").isPositive();
    all.assertAll();
    return sights;
  }

  private static void note(String form, Map<String, Object> sent) {
    sent.forEach(
        (field, value) ->
            SENT.computeIfAbsent(form + " " + field, key -> new HashSet<>()).add(value));
  }

  /** Whether the approval begins with it. */
  private static boolean isSaid(Map<String, Object> data) {
    return data.get("changesNothing") instanceof JsonNode flag && flag.asBoolean();
  }

  private static String brief(Sight sight) {
    return "%s sent, errors %s, %s"
        .formatted(
            sight.sent(),
            sight.errors(),
            sight.text().contains(NOTHING_CHANGES) ? NOTHING_CHANGES : "");
  }

  private Taken start(Map<String, Object> sent) {
    return rolledBack(
        () -> {
          requests.check(sent, null);
          return false;
        });
  }

  private Taken complete(String task, String user, EnrollmentId id, Map<String, Object> sent) {
    User person =
        new User(user, Set.of(user.equals("kim") ? User.REQUESTERS : User.ENROLLMENT_ADMINS));
    return rolledBack(
        () -> {
          submissions.take(task, person, id, sent);
          return task.equals("ApproveEnrollment") && changesNothing(id);
        });
  }

  /** Whether what was decided leaves the tenant as it is. */
  private boolean changesNothing(EnrollmentId id) {
    Enrollment enrollment = enrollments.get(id);
    return enrollment.route().chosen() == Route.LINK
        && enrollment.facts() != null
        && !approvals.factsAreStale(id)
        && !consents.isThere(id);
  }

  private Taken rolledBack(Supplier<Boolean> work) {
    return new TransactionTemplate(transactions)
        .execute(
            transaction -> {
              transaction.setRollbackOnly();
              try {
                return new Taken(List.of(), work.get());
              } catch (InvalidInput e) {
                return new Taken(e.violations(), false);
              }
            });
  }

  private static List<Object> values(Map<String, Object> data, String table) {
    List<Object> values = new ArrayList<>();
    ((JsonNode) data.get(table)).forEach(row -> values.add(row.get("value").asText()));
    return values.isEmpty() ? List.of("") : values;
  }

  private static List<Object> tenants(String known) {
    return List.of(
        known == null ? "" : known, "", "litware.onmicrosoft.com", "no tenant", "a".repeat(255));
  }

  private static Map<String, Object> approval(
      Object enrolled, Object route, Object tenant, Object lookInside) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("decision", "approve");
    step.put("enrolledDomain", enrolled);
    step.put("route", route);
    step.put("existingTenant", tenant);
    step.put("lookInside", lookInside);
    return step;
  }

  private static List<Map<String, Object>> product(Map<String, List<Object>> values) {
    List<Map<String, Object>> product = new ArrayList<>(List.of(new LinkedHashMap<>()));
    values.forEach(
        (field, choices) -> {
          List<Map<String, Object>> longer = new ArrayList<>();
          for (Map<String, Object> begun : product) {
            for (Object choice : choices) {
              Map<String, Object> step = new LinkedHashMap<>(begun);
              step.put(field, choice);
              longer.add(step);
            }
          }
          product.clear();
          product.addAll(longer);
        });
    return product;
  }
}
