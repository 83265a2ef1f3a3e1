package io.github.workaccount.enrollment.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.UrlPathPattern;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.microsoft.http.TenantPace;
import io.github.workaccount.enrollment.microsoft.settings.CallBudget;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.signin.Permissions;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cloud that answers what a test tells it to, login and Graph on one port of this machine. */
public final class FakeCloud implements AutoCloseable {

  public static final String OWN = "11111111-1111-4111-8111-111111111111";
  public static final String TENANT = "22222222-2222-4222-8222-222222222222";
  public static final String OTHER = "33333333-3333-4333-8333-333333333333";
  public static final String GROUP = "44444444-4444-4444-8444-444444444444";
  static final String USER = "55555555-5555-4555-8555-555555555555";
  public static final String SECRET = "s3cr3t-never-to-be-seen";
  static final CallBudget BUDGET =
      new CallBudget(3500, Duration.ofSeconds(10), 3000, Duration.ofSeconds(150));
  public static final String REQUEST_ID = "req-1";
  public static final EnrollmentId ENROLLMENT = new EnrollmentId("contoso.com-7K3Q9");
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  /** Every permission that the product uses. */
  public static final String[] EVERYTHING =
      Permissions.ALL.stream().map(Permissions.Needed::name).toArray(String[]::new);

  private final WireMockServer server =
      new WireMockServer(
          options()
              .bindAddress("127.0.0.1")
              .dynamicPort()
              .http2PlainDisabled(true)
              .containerThreads(40));
  public final RecordedEvidence evidence = new RecordedEvidence();

  public FakeCloud() {
    server.start();
  }

  public MicrosoftProperties properties(Duration timeout) {
    return properties(timeout, null, null, null, SECRET);
  }

  public MicrosoftProperties properties(
      Duration timeout, Path certificate, String password, Path federated, String secret) {
    return new MicrosoftProperties(
        Cloud.GLOBAL,
        OWN,
        "app-1",
        certificate,
        password,
        secret,
        null,
        null,
        federated,
        null,
        URI.create(address() + "/graph/v1.0"),
        URI.create(address() + "/login"),
        null,
        null,
        null,
        null,
        null,
        Duration.ofSeconds(2),
        timeout);
  }

  /** With a second registration for what is written, proved by a secret. */
  public MicrosoftProperties withWriter() {
    return properties(
        Duration.ofSeconds(5),
        new MicrosoftProperties.Writer("writer-1", null, null, SECRET, null, null, null));
  }

  private MicrosoftProperties properties(Duration timeout, MicrosoftProperties.Writer writer) {
    return new MicrosoftProperties(
        Cloud.GLOBAL,
        OWN,
        "app-1",
        null,
        null,
        SECRET,
        null,
        null,
        null,
        writer,
        URI.create(address() + "/graph/v1.0"),
        URI.create(address() + "/login"),
        null,
        null,
        null,
        null,
        null,
        Duration.ofSeconds(2),
        timeout);
  }

  /** A tenant gives a registration tokens with these roles, or none where it has no consent. */
  public void gives(String tenant, String clientId, String... roles) {
    stub(
        post(tokenPath(tenant))
            .withRequestBody(containing("client_id=" + clientId))
            .willReturn(roles.length == 0 ? tokenError(400, "unauthorized_client") : token(roles)));
  }

  /** A header by this machine's clock, which is not {@link #CLOCK}. */
  public static String date(Duration later) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.now().plus(later).atOffset(ZoneOffset.UTC));
  }

  public MicrosoftDirectory directory() {
    return directory(properties(Duration.ofSeconds(5)));
  }

  public MicrosoftDirectory directory(MicrosoftProperties properties) {
    return new MicrosoftDirectory(
        properties, pace(), "http://localhost:8080", evidence, Monitor.NONE, CLOCK);
  }

  /** A pace that nothing has slowed down yet. */
  public static TenantPace pace() {
    return new TenantPace(BUDGET, Throttles.NONE, CLOCK);
  }

  public String address() {
    return "http://localhost:" + server.port();
  }

  public void stub(MappingBuilder mapping) {
    server.stubFor(mapping);
  }

  /** Both tenants give tokens; the customer's with these roles. */
  public void givesTokens(String... roles) {
    stub(post(tokenPath(OWN)).willReturn(token("CrossTenantInformation.ReadBasic.All")));
    stub(post(tokenPath(TENANT)).willReturn(token(roles)));
  }

  public static UrlPathPattern tokenPath(String tenant) {
    return urlPathEqualTo("/login/" + tenant + "/oauth2/v2.0/token");
  }

  public static ResponseDefinitionBuilder token(String... roles) {
    return json(200, tokenBody("{\"roles\":[%s]}".formatted(quoted(roles))));
  }

  /** The body of an answer with a token that names its tenant. */
  static String tokenOf(String tenant, String... roles) {
    return tokenBody("{\"tid\":\"%s\",\"roles\":[%s]}".formatted(tenant, quoted(roles)));
  }

  private static String tokenBody(String claims) {
    return "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"ext_expires_in\":3599,\"access_token\":\"%s\"}"
        .formatted(base64("{\"alg\":\"none\"}") + "." + base64(claims) + ".sig");
  }

  public static ResponseDefinitionBuilder tokenError(int status, String error) {
    return json(
            status,
            "{\"error\":\"%s\",\"error_description\":\"AADSTS1: words\",\"error_codes\":[1]}"
                .formatted(error))
        .withHeader("x-ms-request-id", REQUEST_ID);
  }

  public static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withHeader("request-id", REQUEST_ID)
        .withBody(body);
  }

  public static ResponseDefinitionBuilder graphError(int status, String code) {
    return json(status, "{\"error\":{\"code\":\"%s\",\"message\":\"words\"}}".formatted(code));
  }

  public static ResponseDefinitionBuilder html(int status) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "text/html")
        .withBody("<html><body>Gateway</body></html>");
  }

  public void graphGet(String path, ResponseDefinitionBuilder answer) {
    stub(get(urlPathEqualTo("/graph/v1.0" + path)).willReturn(answer));
  }

  void graphPost(String path, ResponseDefinitionBuilder answer) {
    stub(post(urlPathEqualTo("/graph/v1.0" + path)).willReturn(answer));
  }

  /** The requests whose path has this part, oldest first. */
  public List<LoggedRequest> requests(String part) {
    List<LoggedRequest> all =
        new ArrayList<>(
            server.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().contains(part))
                .map(event -> event.getRequest())
                .toList());
    Collections.reverse(all);
    return all;
  }

  public void reset() {
    server.resetAll();
    evidence.calls.clear();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String... values) {
    return values.length == 0 ? "" : "\"" + String.join("\",\"", values) + "\"";
  }

  /** Keeps what is recorded. */
  public static final class RecordedEvidence implements Evidence {
    public final List<Map<String, Object>> calls = new CopyOnWriteArrayList<>();
    volatile boolean broken;

    @Override
    public void add(EnrollmentId enrollment, EvidenceKind kind, String actor, Map<String, ?> data) {
      throw new AssertionError("A call is recorded in a transaction of its own");
    }

    @Override
    public void addNow(
        EnrollmentId enrollment, EvidenceKind kind, String actor, Map<String, ?> data) {
      if (broken) {
        throw new IllegalStateException("no database");
      }
      Map<String, Object> entry = new LinkedHashMap<>(data);
      entry.put("enrollment", enrollment.value());
      entry.put("kind", kind.key());
      entry.put("actor", actor);
      calls.add(entry);
    }

    @Override
    public List<Entry> of(EnrollmentId enrollment) {
      return List.of();
    }
  }
}
