package io.github.workaccount.enrollment.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.ENROLLMENT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.GROUP;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.TENANT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.USER;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.graphError;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.html;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantReads.Inspection;
import io.github.workaccount.enrollment.microsoft.graph.DomainReads;
import io.github.workaccount.enrollment.microsoft.graph.FailureMapping;
import io.github.workaccount.enrollment.microsoft.graph.TenantGraph;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GraphFailuresTest {

  private static final DomainName DOMAIN = new DomainName("contoso.com");
  private static final String ROLES = "/users/" + USER + "/transitiveMemberOf/graph.directoryRole";
  private static FakeCloud cloud;
  private MicrosoftDirectory directory;

  @BeforeAll
  static void start() {
    cloud = new FakeCloud();
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  /** A directory of its own, because one remembers who asked it to wait. */
  @AfterEach
  void close() {
    directory.close();
  }

  @BeforeEach
  void tenant() {
    cloud.reset();
    directory = cloud.directory();
    cloud.givesTokens(FakeCloud.EVERYTHING);
    cloud.graphGet(
        "/organization",
        json(
            200,
            "{\"value\":[{\"id\":\"%s\",\"displayName\":\"Contoso\",\"countryLetterCode\":\"DE\"}]}"
                .formatted(TENANT)));
    cloud.graphGet(
        "/users/$count", aResponse().withHeader("Content-Type", "text/plain").withBody("40"));
    cloud.graphGet(
        "/domains/contoso.com", json(200, "{\"id\":\"contoso.com\",\"isVerified\":true}"));
    cloud.graphGet(
        "/users",
        json(
            200,
            "{\"value\":[{\"id\":\"%s\",\"userPrincipalName\":\"kim@contoso.com\",\"mail\":\"kim.o'hara@contoso.com\"}]}"
                .formatted(USER)));
    cloud.graphGet(
        "/groups",
        json(
            200,
            "{\"value\":[{\"id\":\"%s\",\"mailNickname\":\"partner-center-7k3q9\"}]}"
                .formatted(GROUP)));
    cloud.graphGet(ROLES, roles("62e90394-69f5-4237-9190-012177145e10", "Global Administrator"));
  }

  @Test
  void givesItsTokenToNoOtherServer() {
    try (FakeCloud elsewhere = new FakeCloud()) {
      cloud.graphGet(
          "/groups",
          json(
              200,
              "{\"value\":[],\"@odata.nextLink\":\"%s/graph/v1.0/groups\"}"
                  .formatted(elsewhere.address())));

      assertThatThrownBy(() -> inspect(List.of(), null))
          .isInstanceOf(DirectoryFailure.Unreadable.class)
          .hasMessageContaining("gets no token");
      assertThat(elsewhere.requests("/")).isEmpty();
    }
  }

  @Test
  void followsNoRedirect() {
    cloud.graphGet(
        "/organization",
        aResponse().withStatus(307).withHeader("Location", cloud.address() + "/graph/v1.0/stolen"));

    assertThatThrownBy(() -> inspect(List.of(), null))
        .isInstanceOf(DirectoryFailure.Unreadable.class);
    assertThat(cloud.requests("/stolen")).isEmpty();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(graphError(400, "BadRequest"), "Invalid", "400 BadRequest (request id req-1)"),
        Arguments.of(json(422, "{}"), "Unreadable", "answered 422"),
        Arguments.of(
            graphError(401, "InvalidAuthenticationToken"), "NoConsent", "open the consent link"),
        Arguments.of(aResponse().withStatus(401), "NoConsent", "answered 401"),
        Arguments.of(
            graphError(401, "InvalidAuthenticationToken")
                .withHeader("Date", FakeCloud.date(Duration.ZERO)),
            "NoConsent",
            "open the consent link"),
        Arguments.of(
            graphError(403, "Authorization_RequestDenied"), "Refused", "Organization.Read.All"),
        Arguments.of(html(403), "Unreadable", "proxy"),
        Arguments.of(graphError(404, "Request_ResourceNotFound"), "NotFound", "answered 404"),
        Arguments.of(json(404, "{}"), "Unreadable", "answered 404"),
        Arguments.of(json(404, "{\"error\":{}}"), "Unreadable", "answered 404"),
        Arguments.of(html(404), "Unreadable", "answered 404"),
        Arguments.of(aResponse().withStatus(404), "Unreadable", "answered 404"),
        Arguments.of(graphError(409, "Conflict"), "Conflict", "409 Conflict"),
        Arguments.of(graphError(429, "TooManyRequests"), "Throttled", "asks to wait"),
        Arguments.of(html(429), "Throttled", "answered 429"),
        Arguments.of(graphError(500, "InternalServerError"), "Unavailable", "try again later"),
        Arguments.of(html(502), "Unavailable", "answered 502"),
        Arguments.of(graphError(503, "ServiceUnavailable"), "Unavailable", "answered 503"),
        Arguments.of(html(200), "Unreadable", "cannot be read"),
        Arguments.of(
            json(200, "{\"value\":[]}").withHeader("Content-Type", "text/plain"),
            "Unreadable",
            "failed"),
        Arguments.of(json(200, "[1, 2]"), "Unreadable", "failed"),
        Arguments.of(json(200, "null"), "Unreadable", "failed"),
        Arguments.of(json(200, "\u0000\u0001"), "Unreadable", "failed"),
        Arguments.of(
            aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "Unavailable", "be reached"),
        Arguments.of(
            graphError(401, "InvalidAuthenticationToken")
                .withHeader("Date", FakeCloud.date(Duration.ofMinutes(61))),
            "BadCredential",
            "clock is 60 minutes behind"),
        Arguments.of(json(200, "{\"value\":[{\"id\":"), "Unreadable", "cannot be read"),
        Arguments.of(json(200, ""), "Unreadable", "failed"),
        Arguments.of(json(200, "{}"), "Unreadable", "cannot be read"),
        Arguments.of(json(200, "{\"value\":[]}"), "Unreadable", "holds none"),
        Arguments.of(aResponse().withStatus(204), "Unreadable", "answered 204"),
        Arguments.of(
            aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "Unavailable", "be reached"),
        Arguments.of(aResponse().withFault(Fault.EMPTY_RESPONSE), "Unavailable", "be reached"),
        Arguments.of(
            aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), "Unavailable", "be reached"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void saysWhatIsWrong(ResponseDefinitionBuilder answer, String failure, String part) {
    cloud.graphGet("/organization", answer);

    assertThatThrownBy(() -> inspect(List.of(), null))
        .isInstanceOf(DirectoryFailure.class)
        .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(failure))
        .hasMessageStartingWith("Reading the organization of the tenant")
        .hasMessageContaining(part)
        .hasMessageNotContaining("words");
    assertThat(cloud.evidence.calls)
        .filteredOn(call -> call.get("path").equals("/graph/v1.0/organization"))
        .isNotEmpty();
  }

  @Test
  void doesNotRepeatWhatIsThrottledAndSaysHowLongToWait() {
    cloud.graphGet(
        "/organization", graphError(429, "TooManyRequests").withHeader("Retry-After", "120"));

    DirectoryFailure.Throttled failure =
        catchThrowableOfType(DirectoryFailure.Throttled.class, () -> inspect(List.of(), null));

    assertThat(failure.until()).isEqualTo(Instant.parse("2026-11-23T12:02:00Z"));
    assertThat(failure.requestId()).isEqualTo("req-1");
    assertThat(cloud.requests("/organization")).hasSize(1);
  }

  @Test
  void asksForANewTokenAfterOneWasRefused() {
    inspect(List.of(), null);
    cloud.graphGet("/organization", graphError(401, "InvalidAuthenticationToken"));
    assertThatThrownBy(() -> inspect(List.of(), null))
        .isInstanceOf(DirectoryFailure.NoConsent.class);

    tenant();
    inspect(List.of(), null);

    assertThat(cloud.requests("/token")).hasSize(1);
  }

  @Test
  void triesOnceMoreWithANewTokenWhenOneWasRefused() {
    cloud.stub(
        get(urlPathEqualTo("/graph/v1.0/organization"))
            .inScenario("expired")
            .whenScenarioStateIs(STARTED)
            .willReturn(graphError(401, "InvalidAuthenticationToken"))
            .willSetStateTo("renewed"));
    cloud.stub(
        get(urlPathEqualTo("/graph/v1.0/organization"))
            .inScenario("expired")
            .whenScenarioStateIs("renewed")
            .willReturn(json(200, "{\"value\":[{\"id\":\"%s\"}]}".formatted(TENANT))));

    inspect(List.of(), null);

    assertThat(cloud.requests("/organization")).hasSize(2);
    assertThat(cloud.requests("/token")).hasSize(2);
  }

  @Test
  void doesNotWaitForever() {
    cloud.graphGet("/organization", json(200, "{}").withFixedDelay(1500));
    try (MicrosoftDirectory impatient = cloud.directory(cloud.properties(Duration.ofMillis(300)))) {
      assertThatThrownBy(
              () ->
                  impatient.inspect(
                      ENROLLMENT,
                      TENANT,
                      new Inspection(DOMAIN, List.of(), "g", null, null, List.of())))
          .isInstanceOf(DirectoryFailure.TimedOut.class)
          .hasMessageContaining("unknown whether it took effect");
    }
    assertThat(cloud.evidence.calls).last().extracting("failure").isEqualTo("timed-out");
  }

  @Test
  void startsNoCallWhenTheTimeOfTheJobIsUsedUp() {
    TenantGraph late =
        new TenantGraph(
            null,
            new FailureMapping(cloud.properties(Duration.ofSeconds(1)), FakeCloud.CLOCK),
            Duration.ofSeconds(-1),
            ENROLLMENT,
            TENANT);

    assertThatThrownBy(() -> DomainReads.find(late, DOMAIN))
        .isInstanceOf(DirectoryFailure.TimedOut.class)
        .hasMessageContaining("was not started");
  }

  @Test
  void saysWhenNothingListens() {
    FakeCloud gone = new FakeCloud();
    MicrosoftProperties properties = gone.properties(Duration.ofSeconds(2));
    gone.close();
    try (MicrosoftDirectory lonely = gone.directory(properties)) {
      assertThatThrownBy(() -> lonely.findTenant(ENROLLMENT, "contoso.com"))
          .isInstanceOf(DirectoryFailure.Unavailable.class);
    }
  }

  @Test
  void failsWhenTheEvidenceCannotBeWritten() {
    inspect(List.of(), null);
    cloud.evidence.broken = true;
    try {
      assertThatThrownBy(() -> inspect(List.of(), null))
          .isInstanceOf(DirectoryFailure.Unavailable.class)
          .hasMessageContaining("evidence could not be written");
    } finally {
      cloud.evidence.broken = false;
    }
  }

  private TenantInside inspect(List<String> emails, String admin) {
    return directory.inspect(
        ENROLLMENT,
        TENANT,
        new Inspection(DOMAIN, emails, "partner-center-7k3q9", null, admin, List.of()));
  }

  private static ResponseDefinitionBuilder roles(String template, String name) {
    return json(
        200,
        "{\"value\":[{\"@odata.type\":\"#microsoft.graph.directoryRole\",\"id\":\"r\",\"roleTemplateId\":\"%s\",\"displayName\":\"%s\"}]}"
            .formatted(template, name));
  }
}
