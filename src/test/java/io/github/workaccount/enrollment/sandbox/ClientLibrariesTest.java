package io.github.workaccount.enrollment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.graph.models.Domain;
import com.microsoft.graph.models.DomainDnsTxtRecord;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.ReferenceCreate;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import io.github.workaccount.enrollment.sandbox.state.Seed;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Microsoft's own client libraries understand the stand-in. */
class ClientLibrariesTest {

  private static final String LOGIN = "https://login.microsoftonline.com";

  private RunningSandbox cloud;

  @BeforeEach
  void start() {
    cloud = new RunningSandbox();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void leadsADomainThroughTheGraphLibraryWithAnMsalToken() throws Exception {
    cloud.consent("northwind.onmicrosoft.com");
    GraphServiceClient graph = graph("northwind.onmicrosoft.com");

    assertThat(graph.organization().get().getValue().get(0).getDisplayName())
        .isEqualTo("Northwind Traders");
    assertThat(
            graph
                .users()
                .count()
                .get(request -> request.headers.add("ConsistencyLevel", "eventual")))
        .isEqualTo(12);

    Domain domain = new Domain();
    domain.setId("northwindtraders.com");
    assertThat(graph.domains().post(domain).getIsVerified()).isFalse();
    String text = verificationText(graph);
    assertThatThrownBy(() -> graph.domains().byDomainId("northwindtraders.com").verify().post())
        .isInstanceOf(ODataError.class);
    cloud.publish("northwindtraders.com", text);
    Domain proved = graph.domains().byDomainId("northwindtraders.com").verify().post();
    assertThat(proved.getIsVerified()).isTrue();
    assertThat(proved.getAvailabilityStatus()).isEqualTo("AvailableImmediately");
    assertThat(graph.domains().get().getValue()).hasSize(2);
  }

  @Test
  void fillsAGroupThroughTheGraphLibrary() throws Exception {
    cloud.consent("contoso.com");
    GraphServiceClient graph = graph("contoso.com");
    Group group = new Group();
    group.setDisplayName("Partner Center");
    group.setMailNickname("partner-center");
    group.setMailEnabled(false);
    group.setSecurityEnabled(true);

    String id = graph.groups().post(group).getId();
    String kim =
        graph
            .users()
            .get(
                request -> {
                  request.queryParameters.filter = "mail in ('kim@contoso.com')";
                  request.queryParameters.select = new String[] {"id"};
                })
            .getValue()
            .get(0)
            .getId();
    ReferenceCreate reference = new ReferenceCreate();
    reference.setOdataId("https://graph.microsoft.com/v1.0/directoryObjects/" + kim);
    graph.groups().byGroupId(id).members().ref().post(reference);

    assertThat(graph.groups().byGroupId(id).members().get().getValue().get(0).getId())
        .isEqualTo(kim);
    assertThat(
            graph
                .groups()
                .get(request -> request.queryParameters.filter = "mailNickname eq 'partner-center'")
                .getValue())
        .hasSize(1);
    graph.groups().byGroupId(id).members().byDirectoryObjectId(kim).ref().delete();
    graph.groups().byGroupId(id).delete();
    assertThatThrownBy(() -> graph.groups().byGroupId(id).get())
        .isInstanceOfSatisfying(
            ODataError.class,
            error -> {
              assertThat(error.getResponseStatusCode()).isEqualTo(404);
              assertThat(error.getError().getCode()).isEqualTo("Request_ResourceNotFound");
              assertThat(error.getError().getInnerError().getRequestId()).isNotBlank();
            });
  }

  @Test
  void looksUpTenantsAndRolesThroughTheGraphLibrary() throws Exception {
    cloud.consent("contoso.com");

    assertThat(
            graph(Seed.OWN_TENANT_ID)
                .tenantRelationships()
                .findTenantInformationByDomainNameWithDomainName("litware.com")
                .get()
                .getDisplayName())
        .isEqualTo("Litware, Inc.");
    assertThat(
            graph("contoso.com")
                .users()
                .byUserId("alex@contoso.onmicrosoft.com")
                .transitiveMemberOf()
                .graphDirectoryRole()
                .get()
                .getValue()
                .get(0)
                .getRoleTemplateId())
        .isEqualTo(EntraDirectory.GLOBAL_ADMINISTRATOR);
  }

  @Test
  void makesMsalTellThatConsentIsMissing() {
    assertThatThrownBy(() -> graph("litware.com"))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            MsalServiceException.class,
            e -> {
              assertThat(e.errorCode()).isEqualTo("unauthorized_client");
              assertThat(e.statusCode()).isEqualTo(400);
            });
  }

  private static String verificationText(GraphServiceClient graph) {
    return graph
        .domains()
        .byDomainId("northwindtraders.com")
        .verificationDnsRecords()
        .get()
        .getValue()
        .stream()
        .filter(DomainDnsTxtRecord.class::isInstance)
        .map(record -> ((DomainDnsTxtRecord) record).getText())
        .findFirst()
        .orElseThrow();
  }

  private GraphServiceClient graph(String tenant) throws Exception {
    String token =
        ConfidentialClientApplication.builder(
                AppRegistration.CLIENT_ID,
                ClientCredentialFactory.createFromSecret(cloud.sandbox.registration().secret()))
            .authority(LOGIN + "/" + tenant + "/")
            .httpClient(this::forward)
            .build()
            .acquireToken(
                ClientCredentialParameters.builder(Set.of("https://graph.microsoft.com/.default"))
                    .build())
            .join()
            .accessToken();
    GraphServiceClient client =
        new GraphServiceClient(new BaseBearerTokenAuthenticationProvider(provider(token)));
    client.getRequestAdapter().setBaseUrl(cloud.url("/graph/v1.0"));
    return client;
  }

  private IHttpResponse forward(HttpRequest request) {
    String target = cloud.url("/login" + request.url().getFile());
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(target));
    request.headers().forEach(builder::header);
    boolean post = request.httpMethod() == HttpMethod.POST;
    RunningSandbox.Reply reply =
        cloud.raw(
            post
                ? builder.POST(java.net.http.HttpRequest.BodyPublishers.ofString(request.body()))
                : builder.GET());
    Map<String, List<String>> headers = reply.raw().headers().map();
    return new IHttpResponse() {
      @Override
      public int statusCode() {
        return reply.status();
      }

      @Override
      public Map<String, List<String>> headers() {
        return headers;
      }

      @Override
      public String body() {
        return reply.text();
      }
    };
  }

  private static AccessTokenProvider provider(String token) {
    return new AccessTokenProvider() {
      @Override
      public String getAuthorizationToken(URI uri, Map<String, Object> context) {
        return token;
      }

      @Override
      public AllowedHostsValidator getAllowedHostsValidator() {
        return new AllowedHostsValidator("localhost");
      }
    };
  }
}
