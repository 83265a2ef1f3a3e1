package io.github.workaccount.enrollment.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.admin.Admin;
import org.camunda.bpm.admin.impl.DefaultAdminRuntimeDelegate;
import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.cockpit.impl.DefaultCockpitRuntimeDelegate;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.tasklist.Tasklist;
import org.camunda.bpm.tasklist.impl.DefaultTasklistRuntimeDelegate;
import org.camunda.bpm.welcome.Welcome;
import org.camunda.bpm.welcome.impl.DefaultWelcomeRuntimeDelegate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Drives enrollments on the running product as people do, and puts an end to them afterwards. */
@RunningProduct
public abstract class ProductOverHttp {

  protected static final String API = "/api/enrollments";
  protected static final String ENGINE = RunningProduct.ENGINE;

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<String, CamundaWeb> SESSIONS = new ConcurrentHashMap<>();

  @LocalServerPort protected int port;
  @Autowired protected ObjectMapper json;
  @Autowired protected JdbcTemplate jdbc;
  @Autowired protected RuntimeService runtime;
  @Autowired protected TaskService tasks;
  @Autowired protected ManagementService management;
  @Autowired protected IdentityService identity;

  /**
   * Camunda's web applications find their engines by delegates that are static: any application of
   * this JVM that ends takes them away from all others.
   */
  @BeforeEach
  void webApplications() {
    if (Cockpit.getRuntimeDelegate() == null) {
      Admin.setAdminRuntimeDelegate(new DefaultAdminRuntimeDelegate());
      Cockpit.setCockpitRuntimeDelegate(new DefaultCockpitRuntimeDelegate());
      Tasklist.setTasklistRuntimeDelegate(new DefaultTasklistRuntimeDelegate());
      Welcome.setRuntimeDelegate(new DefaultWelcomeRuntimeDelegate());
    }
  }

  /** The sandbox has one requester; a second one shows what is each one's own. */
  @BeforeEach
  void lee() {
    if (identity.createUserQuery().userId("lee").count() == 0) {
      var lee = identity.newUser("lee");
      lee.setFirstName("Lee");
      lee.setLastName("Gu");
      lee.setPassword("lee");
      identity.saveUser(lee);
      identity.createMembership("lee", "requesters");
    }
  }

  @AfterEach
  protected void withdrawEverything() {
    for (JsonNode active : rest("alex").get(API + "?size=200").json().get("items")) {
      if (!active.has("outcome")) {
        String id = active.get("id").asText();
        rest("alex").post(API + "/" + id + "/withdraw", "{\"reason\":\"The test is over\"}");
        fireJobs();
      }
    }
  }

  /** A person at the REST API. */
  protected RestApi rest(String user) {
    return RestApi.of(port, user);
  }

  /** A person at Tasklist; signed in once, because that takes a while. */
  protected CamundaWeb web(String user) {
    return SESSIONS.computeIfAbsent(
        user + ":" + port,
        key -> new CamundaWeb(port, RunningProduct.ENGINE_NAME).login(user, user));
  }

  /** A domain that nobody enrolls yet, and that is in no tenant. */
  protected static String newDomain() {
    return "company%d.com".formatted(NUMBER.incrementAndGet());
  }

  /** The fields of a good request for a domain. */
  protected static Map<String, Object> request(String domain) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("workEmail", "kim@" + domain);
    fields.put("companyName", "Company");
    fields.put("headquarters", "US");
    fields.put("partnerCenterUsers", List.of(Map.of("email", "kim@" + domain)));
    return fields;
  }

  protected String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Starts an enrollment over REST and gives its id. */
  protected String start(String user, Map<String, Object> request) {
    Reply reply = rest(user).post(API, text(request));
    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    return reply.json().get("id").asText();
  }

  /** An enrollment that waits for its approval. */
  protected String startForApproval(String user, String domain) {
    String id = start(user, request(domain));
    fireJobs();
    assertThat(state(id)).isEqualTo("awaiting-approval");
    return id;
  }

  /** An enrollment that waits for consent, in a tenant of its own. */
  protected String startForConsent(String user, String domain) {
    String tenant = domain.replace(".com", "") + ".onmicrosoft.com";
    Reply created =
        rest("alex")
            .post(
                "/sandbox/tenants",
                text(Map.of("displayName", "Company", "initialDomain", tenant, "country", "US")));
    assertThat(created.status()).as(created.toString()).isEqualTo(201);
    Map<String, Object> request = request(domain);
    request.put("existingTenant", tenant);
    String id = start(user, request);
    fireJobs();
    complete("sam", id, Map.of("decision", "approve"));
    fireJobs();
    assertThat(state(id)).isEqualTo("awaiting-consent");
    return id;
  }

  /** An enrollment whose plan waits for its approval, in a tenant of its own. */
  protected String startForPlanApproval(String user, String domain) {
    String id = startForConsent(user, domain);
    grantConsent(id);
    complete("sam", id, Map.of());
    fireJobs();
    assertThat(state(id)).isEqualTo("awaiting-plan-approval");
    return id;
  }

  /** An enrollment that waits for the DNS record, after the first look for it. */
  protected String startForDnsRecord(String user, String domain) {
    String id = startForPlanApproval(user, domain);
    String digest = show("sam", id).at("/plan/digest").asText();
    // Whoever approved the enrollment leaves its plan to somebody else, unless nobody else is
    // there.
    String approver = user.equals("alex") ? "sam" : "alex";
    complete(approver, id, Map.of("planDecision", "approve", "planDigest", digest));
    fireJobs();
    awaitFirstLook(id);
    return id;
  }

  /** The watch looks by itself once at first; from then on only when somebody asks. */
  protected void awaitFirstLook(String id) {
    assertThat(state(id)).isEqualTo("awaiting-dns-record");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> show("sam", id).at("/domainProof/checks").asInt() > 0);
  }

  /** Completes the one task of an enrollment in Tasklist. */
  protected void complete(String user, String id, Map<String, Object> variables) {
    var answer = web(user).post(ENGINE + "/task/" + taskOf(id) + "/submit-form", sent(variables));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  /** What Tasklist gives to the viewer of forms for the one task of an enrollment. */
  protected Map<String, Object> formData(String user, String id) throws IOException {
    var answer =
        web(user).get(ENGINE + "/task/" + taskOf(id) + "/form-variables?deserializeValues=false");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Map<String, Object> data = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> variable : json.readTree(answer.body()).properties()) {
      JsonNode value = variable.getValue().path("value");
      boolean table = variable.getValue().path("type").asText().equals("Json");
      data.put(variable.getKey(), table ? json.readTree(value.asText()) : value);
    }
    return data;
  }

  /** Variables as the engine's REST interface takes them; typed ones are maps already. */
  protected String sent(Map<String, Object> variables) {
    Map<String, Object> typed = new LinkedHashMap<>();
    variables.forEach(
        (name, value) -> typed.put(name, value instanceof Map ? value : value(value)));
    return text(Map.of("variables", typed));
  }

  private static Map<String, Object> value(Object value) {
    Map<String, Object> typed = new LinkedHashMap<>();
    typed.put("value", value);
    return typed;
  }

  private void grantConsent(String id) {
    String link = (String) tasks.getVariable(taskOf(id), "consentLink");
    Reply granted =
        rest("alex")
            .send("POST", link.substring(link.indexOf("/sandbox/")), BodyPublishers.noBody());
    assertThat(granted.status()).as(granted.toString()).isEqualTo(303);
  }

  /** The task that an enrollment waits for. */
  protected String taskOf(String id) {
    return show("alex", id).at("/waitingFor/0/taskId").asText();
  }

  protected String state(String id) {
    return show("alex", id).get("state").asText();
  }

  protected JsonNode show(String user, String id) {
    return rest(user).get(API + "/" + id).json();
  }

  /** The process instance of an enrollment. */
  protected String instanceOf(String id) {
    return jdbc.queryForObject(
        "select process_instance_id from enrollment where id = ?", String.class, id);
  }

  /** Executes what is due until nothing is. */
  protected void fireJobs() {
    List<Job> due = due();
    for (int rounds = 0; !due.isEmpty() && rounds < 50; rounds++) {
      due.forEach(job -> management.executeJob(job.getId()));
      due = due();
    }
    assertThat(due).isEmpty();
  }

  private List<Job> due() {
    return management.createJobQuery().executable().messages().list();
  }

  protected Footprint footprint() {
    return Footprint.of(jdbc);
  }
}
