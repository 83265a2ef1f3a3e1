package io.github.workaccount.enrollment.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.ENROLLMENT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.OTHER;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.TENANT;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.graphError;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.html;
import static io.github.workaccount.enrollment.microsoft.FakeCloud.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.microsoft.http.WholeAnswer;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.PublicDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicLookUpTest {

  private static final DomainName DOMAIN = new DomainName("contoso.com");
  private static final String BY_DOMAIN =
      "/tenantRelationships/findTenantInformationByDomainName(domainName='contoso.com')";
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
    cloud.givesTokens();
  }

  @Test
  void findsAManagedTenant() {
    realm(
        json(
            200,
            "{\"NameSpaceType\":\"Managed\",\"cloud_instance_name\":\"microsoftonline.com\"}"));
    tenant(TENANT);

    PublicDomain found = directory.lookUp(ENROLLMENT, DOMAIN);

    assertThat(found)
        .isEqualTo(
            new PublicDomain(
                DomainState.MANAGED,
                new Tenant(TENANT, "Contoso", "contoso.com"),
                "microsoftonline.com",
                null));
  }

  @Test
  void findsAFederatedTenantAndItsSignInPage() {
    realm(
        json(
            200,
            "{\"NameSpaceType\":\"Federated\",\"AuthURL\":\"https://sts.contoso.com/adfs/ls/?username=x\"}"));
    tenant(TENANT);

    PublicDomain found = directory.lookUp(ENROLLMENT, DOMAIN);

    assertThat(found.state()).isEqualTo(DomainState.FEDERATED);
    assertThat(found.signInPage()).isEqualTo("https://sts.contoso.com");
  }

  @Test
  void findsAnUnmanagedTenant() {
    realm(json(200, "{\"NameSpaceType\":\"Managed\",\"IsViral\":true}"));
    tenant(TENANT);

    assertThat(directory.lookUp(ENROLLMENT, DOMAIN).state()).isEqualTo(DomainState.UNMANAGED);
  }

  @Test
  void namesTheOtherCloud() {
    realm(
        json(
            200, "{\"NameSpaceType\":\"Managed\",\"cloud_instance_name\":\"microsoftonline.us\"}"));

    PublicDomain found = directory.lookUp(ENROLLMENT, DOMAIN);

    assertThat(found)
        .isEqualTo(new PublicDomain(DomainState.OTHER_CLOUD, null, "microsoftonline.us", null));
    assertThat(cloud.requests("/graph/")).isEmpty();
  }

  @Test
  void findsNoTenant() {
    realm(json(200, "{\"NameSpaceType\":\"Unknown\"}"));
    cloud.graphGet(BY_DOMAIN, graphError(404, "Request_ResourceNotFound"));

    assertThat(directory.lookUp(ENROLLMENT, DOMAIN).state()).isEqualTo(DomainState.NONE);
    assertThat(cloud.requests("openid-configuration")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void goesOnWithoutTheSignInPage(int switchedOff) {
    realm(aResponse().withStatus(switchedOff));
    cloud.graphGet(BY_DOMAIN, graphError(404, "Request_ResourceNotFound"));
    openId("contoso.com", issuer());

    PublicDomain found = directory.lookUp(ENROLLMENT, DOMAIN);

    assertThat(found.state()).isEqualTo(DomainState.MANAGED);
    assertThat(found.tenant()).isEqualTo(new Tenant(TENANT, null, null));
  }

  static Stream<ResponseDefinitionBuilder> strangers() {
    return Stream.of(
        html(200),
        json(200, ""),
        json(200, "[]"),
        json(200, "{}"),
        aResponse().withStatus(204),
        aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
        json(400, "{}"),
        html(403));
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void doesNotTakeAStrangersAnswerForASwitchedOffPage(ResponseDefinitionBuilder answer) {
    realm(answer);
    tenant(TENANT);

    assertThatThrownBy(() -> directory.lookUp(ENROLLMENT, DOMAIN))
        .isInstanceOf(DirectoryFailure.Unreadable.class)
        .hasMessageContaining("enrollment.microsoft.login-url");
  }

  @Test
  void doesNotTakeAFaultForNoTenant() {
    realm(html(503));

    assertThatThrownBy(() -> directory.lookUp(ENROLLMENT, DOMAIN))
        .isInstanceOf(DirectoryFailure.Unavailable.class);
  }

  @Test
  void neverSendsAPersonsAddress() {
    realm(json(200, "{\"NameSpaceType\":\"Unknown\"}"));
    cloud.graphGet(BY_DOMAIN, graphError(404, "Request_ResourceNotFound"));

    directory.lookUp(ENROLLMENT, DOMAIN);

    assertThat(cloud.requests("userrealm").get(0).getUrl())
        .isEqualTo("/login/common/userrealm/enrollment-check@contoso.com?api-version=2.1");
  }

  @Test
  void findsATenantByItsId() {
    cloud.graphGet(
        "/tenantRelationships/findTenantInformationByTenantId(tenantId='" + OTHER + "')",
        information(OTHER));

    assertThat(directory.findTenant(null, OTHER.toUpperCase(Locale.ROOT)))
        .map(Tenant::id)
        .contains(OTHER);
    assertThat(cloud.evidence.calls).isEmpty();
  }

  @Test
  void refusesAnAnswerWithoutTenantId() {
    cloud.graphGet(BY_DOMAIN, json(200, "{\"displayName\":\"x\"}"));

    assertThatThrownBy(() -> directory.findTenant(ENROLLMENT, "contoso.com"))
        .isInstanceOf(DirectoryFailure.Unreadable.class);
  }

  @Test
  void refusesWhatNamesNoTenant() {
    assertThatThrownBy(() -> directory.findTenant(ENROLLMENT, "x') or ('"))
        .isInstanceOf(DirectoryFailure.Invalid.class);
    assertThatThrownBy(() -> directory.consentLink("../common", Access.READ, "s"))
        .isInstanceOf(DirectoryFailure.Invalid.class);
    assertThat(cloud.requests("/")).isEmpty();
  }

  @Test
  void tellsWhetherATenantExistsWithoutAToken() {
    openId("contoso.com", issuer());
    openId("nobody.com", json(400, "{\"error\":\"invalid_tenant\"}"));
    openId("broken.com", json(404, "{}"));
    openId("refused.com", json(400, "{\"error\":\"invalid_request\"}"));

    assertThat(directory.tenantExists(ENROLLMENT, "contoso.com")).isTrue();
    assertThat(directory.tenantExists(ENROLLMENT, "nobody.com")).isFalse();
    for (String untold : List.of("broken.com", "refused.com")) {
      assertThatThrownBy(() -> directory.tenantExists(ENROLLMENT, untold))
          .isInstanceOf(DirectoryFailure.Unreadable.class);
    }
    assertThat(cloud.requests("/token")).isEmpty();
    assertThat(cloud.evidence.calls).hasSize(4);
  }

  @Test
  void tellsABrokenConnectionFromNoTenant() {
    openId("contoso.com", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

    assertThatThrownBy(() -> directory.tenantExists(ENROLLMENT, "contoso.com"))
        .isInstanceOf(DirectoryFailure.Unavailable.class)
        .hasMessageContaining("localhost cannot be reached");
    assertThat(cloud.evidence.calls.get(0)).containsEntry("failure", "unreachable");
  }

  @Test
  void readsNoAnswerWithoutEnd() {
    openId("contoso.com", json(200, " ".repeat((int) WholeAnswer.MAX_BODY + 1)));

    assertThatThrownBy(() -> directory.tenantExists(ENROLLMENT, "contoso.com"))
        .isInstanceOf(DirectoryFailure.Unavailable.class)
        .hasRootCauseMessage("An answer of more than 8388608 bytes");
  }

  @Test
  void makesTheConsentLink() {
    assertThat(directory.consentLink(TENANT, Access.READ, "a b&c"))
        .isEqualTo(
            cloud.address()
                + "/login/"
                + TENANT
                + "/v2.0/adminconsent?client_id=app-1"
                + "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
                + "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fconsent%2Fcallback"
                + "&state=a%20b%26c");
  }

  private static void realm(ResponseDefinitionBuilder answer) {
    cloud.stub(
        get(urlPathEqualTo("/login/common/userrealm/enrollment-check@contoso.com"))
            .willReturn(answer));
  }

  private static void openId(String name, ResponseDefinitionBuilder answer) {
    cloud.stub(
        get(urlPathEqualTo("/login/" + name + "/v2.0/.well-known/openid-configuration"))
            .willReturn(answer));
  }

  private static ResponseDefinitionBuilder issuer() {
    return json(
        200, "{\"issuer\":\"https://login.microsoftonline.com/%s/v2.0\"}".formatted(TENANT));
  }

  private static void tenant(String id) {
    cloud.graphGet(BY_DOMAIN, information(id));
  }

  private static ResponseDefinitionBuilder information(String id) {
    return json(
        200,
        "{\"tenantId\":\"%s\",\"displayName\":\"Contoso\",\"defaultDomainName\":\"contoso.com\"}"
            .formatted(id));
  }
}
