package io.github.workaccount.enrollment.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
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
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.workaccount.enrollment.application.TestChanges;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Applied;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Undone;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantWritesTest {

  private static final Map<String, String> DOMAIN = Map.of("domain", "contoso.com");
  private static final Map<String, String> NEW_GROUP =
      Map.of("displayName", "Partner Center", "mailNickname", "partner-center-7k3q9");
  private static final String IN_TENANT = "/domains/contoso.com";
  private static final String MEMBERS = "/groups/" + GROUP + "/members";
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
  void tokens() {
    cloud.reset();
    cloud.givesTokens(FakeCloud.EVERYTHING);
  }

  @Test
  void addsADomain() {
    cloud.graphPost("/domains", json(201, "{\"id\":\"contoso.com\"}"));

    assertThat(apply(ChangeKind.ADD_DOMAIN, DOMAIN, false))
        .isEqualTo(new Applied(false, "req-1", "contoso.com"));
    assertThat(writes()).hasSize(1);
    assertThat(writes().get(0).getBodyAsString()).isEqualTo("{\"id\":\"contoso.com\"}");
    assertThat(writes().get(0).getHeader("Content-Encoding")).isNull();
  }

  @Test
  void findsADomainThatAnEarlierAttemptAdded() {
    cloud.graphGet(IN_TENANT, domain(false));

    assertThat(apply(ChangeKind.ADD_DOMAIN, DOMAIN, true).alreadyThere()).isTrue();
    assertThat(writes()).isEmpty();
  }

  @Test
  void takesADomainThatIsThereForSuccess() {
    cloud.graphPost("/domains", graphError(400, "Request_BadRequest"));
    cloud.graphGet(IN_TENANT, domain(false));

    assertThat(apply(ChangeKind.ADD_DOMAIN, DOMAIN, false).alreadyThere()).isTrue();
  }

  @Test
  void seesThatADomainIsHeldElsewhere() {
    cloud.graphPost("/domains", graphError(409, "ObjectConflict"));
    cloud.graphGet(IN_TENANT, graphError(404, "Request_ResourceNotFound"));
    holder(OTHER);

    assertThatThrownBy(() -> apply(ChangeKind.ADD_DOMAIN, DOMAIN, false))
        .isInstanceOf(DirectoryFailure.Conflict.class)
        .hasMessageContaining("409 ObjectConflict (request id req-1)")
        .hasMessageContaining("verified in another managed tenant, Holding")
        .satisfies(
            e ->
                assertThat(holderIn(e))
                    .hasValueSatisfying(t -> assertThat(t.id()).isEqualTo(OTHER)));
  }

  @ParameterizedTest
  @CsvSource({"400, Request_BadRequest", "409, ObjectConflict", "422, Unprocessable"})
  void claimsNoHolderWhereNoneIsSeen(int status, String code) {
    cloud.graphPost("/domains", graphError(status, code));
    cloud.graphGet(IN_TENANT, graphError(404, "Request_ResourceNotFound"));
    holder(null);

    assertThatThrownBy(() -> apply(ChangeKind.ADD_DOMAIN, DOMAIN, false))
        .isInstanceOf(DirectoryFailure.Conflict.class)
        .hasMessageContaining("Microsoft answered %d %s (request id req-1)".formatted(status, code))
        .hasMessageContaining("no other one is seen to hold it")
        .hasMessageContaining("subdomain of a federated domain")
        .satisfies(e -> assertThat(holderIn(e)).isEmpty());
  }

  @Test
  void sendsAWriteOnceEvenWhenTheConnectionBreaks() {
    cloud.graphPost("/domains", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertThatThrownBy(() -> apply(ChangeKind.ADD_DOMAIN, DOMAIN, false))
        .isInstanceOf(DirectoryFailure.Unavailable.class);
    assertThat(writes()).hasSize(1);
  }

  @Test
  void doesNotRepeatAWriteThatMicrosoftIsTooBusyFor() {
    cloud.graphPost("/domains", graphError(503, "Busy").withHeader("Retry-After", "0"));

    assertThatThrownBy(() -> apply(ChangeKind.ADD_DOMAIN, DOMAIN, false))
        .isInstanceOf(DirectoryFailure.Unavailable.class);
    assertThat(writes()).hasSize(1);
  }

  @Test
  void namesTheMissingPermission() {
    cloud.graphPost("/domains", graphError(403, "Authorization_RequestDenied"));

    assertThatThrownBy(() -> apply(ChangeKind.ADD_DOMAIN, DOMAIN, false))
        .isInstanceOf(DirectoryFailure.Refused.class)
        .hasMessageContaining("Domain.ReadWrite.All");
  }

  @Test
  void verifiesADomain() {
    cloud.graphPost(IN_TENANT + "/verify", domain(true));

    assertThat(apply(ChangeKind.VERIFY_DOMAIN, DOMAIN, false).alreadyThere()).isFalse();
  }

  @Test
  void doesNotVerifyTwice() {
    cloud.graphGet(IN_TENANT, domain(true));

    assertThat(apply(ChangeKind.VERIFY_DOMAIN, DOMAIN, true).alreadyThere()).isTrue();
    assertThat(writes()).isEmpty();
  }

  @Test
  void waitsForTheRecord() {
    cloud.graphPost(IN_TENANT + "/verify", graphError(400, "Undocumented"));
    cloud.graphGet(IN_TENANT, domain(false));
    holder(null);

    assertThatThrownBy(() -> apply(ChangeKind.VERIFY_DOMAIN, DOMAIN, false))
        .isInstanceOf(DirectoryFailure.NotYet.class)
        .hasMessageStartingWith(
            "Verifying the domain contoso.com failed: Microsoft answered 400 Undocumented"
                + " (request id req-1). Microsoft does not see the verification record yet");
  }

  @Test
  void seesThatADomainIsVerifiedElsewhere() {
    cloud.graphPost(IN_TENANT + "/verify", graphError(400, "Undocumented"));
    cloud.graphGet(IN_TENANT, domain(false));
    holder(OTHER);

    assertThatThrownBy(() -> apply(ChangeKind.VERIFY_DOMAIN, DOMAIN, false))
        .isInstanceOf(DirectoryFailure.Conflict.class)
        .hasMessageContaining("Holding");
  }

  @Test
  void takesAVerifiedDomainForSuccessWhateverTheCallAnswers() {
    cloud.graphPost(IN_TENANT + "/verify", graphError(409, "Undocumented"));
    cloud.graphGet(IN_TENANT, domain(true));

    assertThat(apply(ChangeKind.VERIFY_DOMAIN, DOMAIN, false).alreadyThere()).isTrue();
  }

  @Test
  void waitsForAScheduledTakeover() {
    cloud.graphPost(
        IN_TENANT + "/verify",
        json(
            200,
            "{\"id\":\"contoso.com\",\"isVerified\":false,\"availabilityStatus\":\"EmailVerifiedDomainTakeoverScheduled\"}"));
    cloud.graphGet(IN_TENANT, domain(false));

    assertThatThrownBy(() -> apply(ChangeKind.VERIFY_DOMAIN, DOMAIN, false))
        .isInstanceOf(DirectoryFailure.NotYet.class);
  }

  @ParameterizedTest
  @CsvSource({"200, 429", "200, 403", "200, 401", "200, 503", "400, 429", "400, 403", "400, 401"})
  void looksAgainLaterWhenTheLookAfterVerifyingFails(int verify, int look) {
    cloud.graphPost(
        IN_TENANT + "/verify", verify == 200 ? domain(false) : graphError(verify, "Undocumented"));
    cloud.graphGet(IN_TENANT, graphError(look, "Words"));
    try (MicrosoftDirectory own = cloud.directory()) {
      assertThatThrownBy(
              () ->
                  own.apply(
                      TestChanges.approved(
                          ENROLLMENT, TENANT, ChangeKind.VERIFY_DOMAIN, DOMAIN, null, false)))
          .isInstanceOf(DirectoryFailure.NotYet.class)
          .hasMessageContaining("Reading the domain contoso.com failed")
          .satisfies(e -> assertThat(((DirectoryFailure) e).requestId()).isEqualTo("req-1"));
    }
    assertThat(writes()).hasSize(1);
  }

  @Test
  void createsAGroup() {
    cloud.graphPost("/groups", json(201, group("partner-center-7k3q9")));

    assertThat(apply(ChangeKind.CREATE_GROUP, NEW_GROUP, false))
        .isEqualTo(new Applied(false, "req-1", GROUP));
    assertThat(writes().get(0).getBodyAsString())
        .contains("\"mailNickname\":\"partner-center-7k3q9\"", "\"mailEnabled\":false")
        .contains("\"securityEnabled\":true", "\"displayName\":\"Partner Center\"")
        .doesNotContain("odataType", "null");
  }

  @Test
  void findsAGroupThatAnEarlierAttemptCreated() {
    cloud.graphGet("/groups", groups());

    assertThat(apply(ChangeKind.CREATE_GROUP, NEW_GROUP, true))
        .isEqualTo(new Applied(true, "req-1", GROUP));
    assertThat(writes()).isEmpty();
  }

  @Test
  void addsAMember() {
    cloud.graphPost(MEMBERS + "/$ref", aResponse().withStatus(204).withHeader("request-id", "r2"));

    assertThat(addMember(false)).isEqualTo(new Applied(false, "r2", null));
    assertThat(writes().get(0).getBodyAsString())
        .isEqualTo(
            "{\"@odata.id\":\"%s/graph/v1.0/directoryObjects/%s\"}"
                .formatted(cloud.address(), USER));
  }

  @Test
  void takesAMemberWhoIsThereForSuccess() {
    cloud.graphPost(MEMBERS + "/$ref", graphError(400, "Request_BadRequest"));
    cloud.graphGet(
        MEMBERS,
        json(
            200,
            "{\"value\":[{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"%s\"}]}"
                .formatted(USER)));

    assertThat(addMember(false).alreadyThere()).isTrue();
    assertThat(addMember(true).alreadyThere()).isTrue();
  }

  @Test
  void passesOnWhyAMemberIsRefused() {
    cloud.graphPost(MEMBERS + "/$ref", graphError(400, "Request_BadRequest"));
    cloud.graphGet(MEMBERS, json(200, "{\"value\":[]}"));

    assertThatThrownBy(() -> addMember(false)).isInstanceOf(DirectoryFailure.Invalid.class);
  }

  private static Applied apply(ChangeKind kind, Map<String, String> parameters, boolean repeated) {
    return directory.apply(
        TestChanges.approved(ENROLLMENT, TENANT, kind, parameters, null, repeated));
  }

  private static Applied addMember(boolean repeated) {
    return directory.apply(
        TestChanges.approved(
            ENROLLMENT, TENANT, ChangeKind.ADD_MEMBER, Map.of("userId", USER), GROUP, repeated));
  }

  private static Undone undo(ChangeKind kind, Map<String, String> parameters, String objectId) {
    return directory.undo(TestChanges.undoable(ENROLLMENT, TENANT, kind, parameters, objectId));
  }

  private static List<LoggedRequest> writes() {
    return cloud.requests("/graph/").stream()
        .filter(request -> !request.getMethod().equals(RequestMethod.GET))
        .toList();
  }

  private static ResponseDefinitionBuilder domain(boolean verified) {
    return json(200, "{\"id\":\"contoso.com\",\"isVerified\":%s}".formatted(verified));
  }

  private static ResponseDefinitionBuilder groups() {
    return json(200, "{\"value\":[%s]}".formatted(group("partner-center-7k3q9")));
  }

  private static String group(String nickname) {
    return "{\"id\":\"%s\",\"mailNickname\":\"%s\"}".formatted(GROUP, nickname);
  }

  private static Optional<Tenant> holderIn(Throwable conflict) {
    return ((DirectoryFailure.Conflict) conflict).holder();
  }

  private static void holder(String tenant) {
    cloud.stub(
        get(urlPathEqualTo("/login/common/userrealm/enrollment-check@contoso.com"))
            .willReturn(
                json(
                    200,
                    "{\"NameSpaceType\":\"%s\"}"
                        .formatted(tenant == null ? "Unknown" : "Managed"))));
    cloud.graphGet(
        "/tenantRelationships/findTenantInformationByDomainName(domainName='contoso.com')",
        tenant == null
            ? graphError(404, "Request_ResourceNotFound")
            : json(200, "{\"tenantId\":\"%s\",\"displayName\":\"Holding\"}".formatted(tenant)));
  }
}
