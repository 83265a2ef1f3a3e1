package io.github.workaccount.enrollment.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.ENROLLMENT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.GROUP;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.OTHER;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.TENANT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.USER;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.graphError;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.workaccount.enrollment.application.TestChanges;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantReads.Inspection;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DirectoryUser;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantInspectionTest {

  private static final DomainName DOMAIN = new DomainName("contoso.com");
  private static final String ROLES = "/users/" + USER + "/transitiveMemberOf/graph.directoryRole";
  private static FakeCloud cloud;
  private static MicrosoftDirectory directory;

  @BeforeAll
  static void start() {
    cloud = new FakeCloud();
    directory = cloud.directory();
  }

  @AfterAll
  static void stop() {
    directory.close();
    cloud.close();
  }

  @BeforeEach
  void tenant() {
    cloud.reset();
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
    cloud.graphGet("/groups", json(200, "{\"value\":[%s]}".formatted(group(GROUP))));
    cloud.graphGet(ROLES, roles("62e90394-69f5-4237-9190-012177145e10", "Global Administrator"));
  }

  @Test
  void seesTheWholeTenant() {
    TenantInside inside =
        inspect(List.of("kim.o'hara@contoso.com", "no@contoso.com"), "KIM@contoso.com");

    assertThat(inside)
        .isEqualTo(
            new TenantInside(
                "Contoso",
                "DE",
                40,
                DomainPresence.VERIFIED,
                List.of(new DirectoryUser("kim.o'hara@contoso.com", USER, "kim@contoso.com")),
                GROUP,
                new TenantInside.AdminRole(
                    "kim@contoso.com", true, List.of("Global Administrator"))));
    assertThat(cloud.requests("/users?")).hasSize(1);
  }

  @Test
  void asksOnlyForWhatIsNeeded() {
    TenantInside inside = inspect(List.of(), null);

    assertThat(inside.adminRole().userPrincipalName()).isNull();
    assertThat(cloud.requests("/graph/"))
        .extracting(request -> request.getUrl().replaceFirst("\\?.*", ""))
        .containsExactly(
            "/graph/v1.0/organization",
            "/graph/v1.0/users/$count",
            "/graph/v1.0/domains/contoso.com",
            "/graph/v1.0/groups");
  }

  @ParameterizedTest
  @CsvSource({
    "quinn_adventure-works.com#EXT#@contoso.onmicrosoft.com, Guest, true",
    "quinn_adventure-works.com#EXT#@contoso.onmicrosoft.com, Member, true",
    "quinn_adventure-works.com#ext#@contoso.onmicrosoft.com,, true",
    "quinn@contoso.com, Guest, true",
    "quinn@contoso.com, Member, false",
    "quinn@contoso.com,, false"
  })
  void tellsAGuestByNameOrType(String name, String type, boolean guest) {
    cloud.graphGet("/users", users(user(USER, name, type)));

    assertThat(inspect(List.of("quinn@adventure-works.com"), null).partnerCenterUsers())
        .containsExactly(new DirectoryUser("quinn@adventure-works.com", USER, name, guest));
  }

  @Test
  void prefersTheCompanysOwnUserToAGuestWithTheSameAddress() {
    cloud.graphGet(
        "/users",
        users(
            user(OTHER, "quinn_adventure-works.com#EXT#@contoso.onmicrosoft.com", "Guest"),
            user(USER, "quinn@contoso.com", "Member")));

    assertThat(inspect(List.of("quinn@adventure-works.com"), null).partnerCenterUsers())
        .containsExactly(new DirectoryUser("quinn@adventure-works.com", USER, "quinn@contoso.com"));
  }

  @Test
  void doublesQuotesInFilters() {
    inspect(List.of("kim.o'hara@contoso.com"), null);

    assertThat(cloud.requests("/users?").get(0).queryParameter("$filter").firstValue())
        .isEqualTo(
            "userPrincipalName in ('kim.o''hara@contoso.com')"
                + " or mail in ('kim.o''hara@contoso.com')");
    assertThat(cloud.requests("/users?").get(0).queryParameter("$select").firstValue())
        .isEqualTo("id,userPrincipalName,mail,userType");
  }

  @Test
  void asksForFifteenUsersAtATime() {
    inspect(IntStream.range(0, 31).mapToObj(i -> "u" + i + "@contoso.com").toList(), null);

    assertThat(cloud.requests("/users?")).hasSize(3);
  }

  @Test
  void countsWithEventualConsistencyAndGivesEachRequestItsOwnId() {
    inspect(List.of("kim@contoso.com"), null);

    assertThat(cloud.requests("/users/$count").get(0).getHeader("ConsistencyLevel"))
        .isEqualTo("eventual");
    List<LoggedRequest> requests = cloud.requests("/graph/");
    assertThat(requests)
        .extracting(request -> request.getHeader("client-request-id"))
        .doesNotContainNull()
        .doesNotHaveDuplicates()
        .hasSize(5);
    assertThat(cloud.evidence.calls)
        .filteredOn(call -> call.get("system").equals("graph"))
        .hasSize(5)
        .allSatisfy(call -> assertThat(call).containsEntry("kind", "call"));
    assertThat(cloud.evidence.calls.toString()).doesNotContain("Bearer", FakeCloud.SECRET);
  }

  @Test
  void readsEveryPage() {
    cloud.graphGet(
        "/groups",
        json(
            200,
            "{\"value\":[],\"@odata.nextLink\":\"%s/graph/v1.0/groups/page2\"}"
                .formatted(cloud.address())));
    cloud.graphGet("/groups/page2", json(200, "{\"value\":[%s]}".formatted(group(OTHER))));

    assertThat(inspect(List.of(), null).group()).isEqualTo(OTHER);
  }

  @Test
  void seesAnAbsentAndAnUnverifiedDomain() {
    cloud.graphGet("/domains/contoso.com", graphError(404, "Request_ResourceNotFound"));
    assertThat(inspect(List.of(), null).domain()).isEqualTo(DomainPresence.ABSENT);

    cloud.graphGet(
        "/domains/contoso.com", json(200, "{\"id\":\"contoso.com\",\"isVerified\":false}"));
    assertThat(inspect(List.of(), null).domain()).isEqualTo(DomainPresence.UNVERIFIED);
  }

  @Test
  void doesNotTakeAMissingTenantForAMissingDomain() {
    try (MicrosoftDirectory cold = cloud.directory()) {
      cloud.stub(
          post(FakeCloud.tokenPath(TENANT))
              .willReturn(FakeCloud.tokenError(400, "invalid_tenant")));

      assertThatThrownBy(
              () ->
                  cold.undo(
                      TestChanges.undoable(
                          ENROLLMENT,
                          TENANT,
                          ChangeKind.ADD_DOMAIN,
                          Map.of("domain", "contoso.com"),
                          null)))
          .isInstanceOf(DirectoryFailure.NotFound.class)
          .hasMessageContaining("There is no such tenant");
    }
  }

  @Test
  void judgesRolesByTemplateIdAndNotByName() {
    cloud.graphGet(ROLES, roles("8329153b-31d0-4727-b945-745eb3bc5f31", "Global Administrator"));

    TenantInside.AdminRole role = inspect(List.of(), "kim@contoso.com").adminRole();

    assertThat(role.sufficient()).isFalse();
    assertThat(role.roles()).containsExactly("Global Administrator");
  }

  @Test
  void knowsNoRoleOfAnAdministratorWhoIsNotThere() {
    cloud.graphGet("/users", json(200, "{\"value\":[]}"));

    TenantInside.AdminRole role = inspect(List.of(), "ghost@contoso.com").adminRole();

    assertThat(role).isEqualTo(TenantInside.AdminRole.missing("ghost@contoso.com"));
  }

  @Test
  void choosesTheVerificationRecordByType() {
    cloud.graphGet(
        "/domains/contoso.com/verificationDnsRecords",
        json(
            200,
            """
            {"value":[
              {"@odata.type":"#microsoft.graph.domainDnsMxRecord","recordType":"Mx","label":"contoso.com","ttl":3600,"mailExchange":"ms1.msv1.invalid","preference":32767},
              {"@odata.type":"#microsoft.graph.domainDnsTxtRecord","recordType":"Txt","label":"contoso.com","ttl":1800,"text":"MS=ms12345678"}]}
            """));

    assertThat(directory.verificationRecord(ENROLLMENT, TENANT, DOMAIN))
        .isEqualTo(
            new VerificationRecord(
                "contoso.com", "TXT", "MS=ms12345678", 1800, "ms1.msv1.invalid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"contoso.com", "Contoso.com.", "@", "contoso"})
  void takesTheRecordOfTheDomainAmongThoseOfOtherNames(String label) {
    cloud.graphGet(
        "/domains/contoso.com/verificationDnsRecords",
        json(
            200,
            """
            {"value":[
              {"@odata.type":"#microsoft.graph.domainDnsMxRecord","recordType":"Mx","label":"mail.fabrikam.com","mailExchange":"ms9.msv1.invalid"},
              {"@odata.type":"#microsoft.graph.domainDnsTxtRecord","recordType":"Txt","label":"_dmarc.contoso.com","text":"v=DMARC1"},
              {"@odata.type":"#microsoft.graph.domainDnsTxtRecord","recordType":"Txt","label":"%s","text":"MS=ms12345678"}]}
            """
                .formatted(label)));

    VerificationRecord record = directory.verificationRecord(ENROLLMENT, TENANT, DOMAIN);

    assertThat(record.value()).isEqualTo("MS=ms12345678");
    assertThat(record.exchange()).isNull();
  }

  private static TenantInside inspect(List<String> emails, String admin) {
    return directory.inspect(
        ENROLLMENT,
        TENANT,
        new Inspection(DOMAIN, emails, "partner-center-7k3q9", null, admin, List.of()));
  }

  private static ResponseDefinitionBuilder users(String... users) {
    return json(200, "{\"value\":[%s]}".formatted(String.join(",", users)));
  }

  private static String user(String id, String name, String type) {
    return "{\"id\":\"%s\",\"userPrincipalName\":\"%s\",\"mail\":\"quinn@adventure-works.com\",\"userType\":%s}"
        .formatted(id, name, type == null ? null : "\"" + type + "\"");
  }

  private static String group(String id) {
    return "{\"id\":\"%s\",\"mailNickname\":\"partner-center-7k3q9\"}".formatted(id);
  }

  private static ResponseDefinitionBuilder roles(String template, String name) {
    return json(
        200,
        "{\"value\":[{\"@odata.type\":\"#microsoft.graph.directoryRole\",\"id\":\"r\",\"roleTemplateId\":\"%s\",\"displayName\":\"%s\"}]}"
            .formatted(template, name));
  }
}
