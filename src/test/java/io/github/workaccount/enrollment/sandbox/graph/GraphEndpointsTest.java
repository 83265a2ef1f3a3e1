package io.github.workaccount.enrollment.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.sandbox.RunningSandbox;
import io.github.workaccount.enrollment.sandbox.state.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphEndpointsTest {

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
  void refusesACallWithoutAGoodToken() {
    RunningSandbox.Reply none = cloud.get("/graph/v1.0/organization");
    assertThat(none.status()).isEqualTo(401);
    assertThat(none.errorCode()).isEqualTo("InvalidAuthenticationToken");

    String token = cloud.graphOf("contoso.com").token;
    String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
    assertThat(cloud.new Graph(forged).get("/organization").status()).isEqualTo(401);
    assertThat(cloud.new Graph("rubbish").get("/organization").status()).isEqualTo(401);
  }

  @Test
  void refusesACallThatTheTokensRolesDoNotCover() {
    RunningSandbox.Reply reply = cloud.graph(Seed.OWN_TENANT_ID).get("/organization");

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.errorCode()).isEqualTo("Authorization_RequestDenied");
  }

  @Test
  void refusesALivingTokenOnceTheConsentIsGone() {
    RunningSandbox.Graph graph = cloud.graphOf("contoso.com");
    String id = cloud.tenant("contoso.com").id();
    cloud.sandbox.state().change(directory -> directory.consents().remove(id));

    assertThat(graph.get("/organization").status()).isEqualTo(401);
  }

  @Test
  void namesEveryAnswerAndEchoesTheClientsName() {
    RunningSandbox.Graph graph = cloud.graphOf("contoso.com");

    RunningSandbox.Reply good = graph.get("/organization", "client-request-id", "my-name");
    RunningSandbox.Reply bad = graph.get("/domains/nowhere.example", "client-request-id", "other");

    assertThat(good.header("request-id")).isNotBlank();
    assertThat(good.header("client-request-id")).isEqualTo("my-name");
    assertThat(good.header("Date")).isNotBlank();
    assertThat(bad.json().path("error").path("innerError").path("request-id").asText())
        .isEqualTo(bad.header("request-id"));
    assertThat(bad.json().path("error").path("innerError").path("client-request-id").asText())
        .isEqualTo("other");
  }

  @Test
  void explainsUnknownPathsMethodsAndBodies() {
    RunningSandbox.Graph graph = cloud.graphOf("contoso.com");

    assertThat(graph.get("/nothing").status()).isEqualTo(400);
    assertThat(graph.delete("/organization").status()).isEqualTo(405);
    assertThat(graph.post("/domains", "{").errorCode()).isEqualTo("BadRequest");
    assertThat(graph.post("/domains", "[]").errorCode()).isEqualTo("BadRequest");
    assertThat(cloud.get("/elsewhere").status()).isEqualTo(404);
  }

  @Test
  void showsTheOrganizationWithItsVerifiedDomainsOnly() {
    RunningSandbox.Graph graph = cloud.graphOf("contoso.com");
    graph.post("/domains", "{\"id\":\"contoso.example\"}");

    var organization = graph.get("/organization").json().path("value").get(0);

    assertThat(organization.path("displayName").asText()).isEqualTo("Contoso");
    assertThat(organization.path("tenantType").asText()).isEqualTo("AAD");
    assertThat(organization.path("countryLetterCode").asText()).isEqualTo("US");
    assertThat(RunningSandbox.texts(organization.path("verifiedDomains"), "name"))
        .containsExactly("contoso.onmicrosoft.com", "contoso.com");
  }

  @Test
  void looksUpTenantsFromOutside() {
    RunningSandbox.Graph graph = cloud.graph(Seed.OWN_TENANT_ID);

    RunningSandbox.Reply found = lookUp(graph, "proseware.com");
    assertThat(found.json().path("displayName").asText()).isEqualTo("Proseware Holding");
    assertThat(found.json().path("defaultDomainName").asText()).isEqualTo("proseware.com");
    assertThat(lookUp(graph, "adatum.com").status()).isEqualTo(200);
    assertThat(lookUp(graph, "northwind.onmicrosoft.com").status()).isEqualTo(200);
    assertThat(lookUp(graph, "northwindtraders.com").errorCode())
        .isEqualTo("Request_ResourceNotFound");
    assertThat(lookUp(graph, "woodgrovebank.com").status()).isEqualTo(404);
    String id = cloud.tenant("litware.com").id();
    assertThat(
            graph
                .get("/tenantRelationships/findTenantInformationByTenantId(tenantId='" + id + "')")
                .json()
                .path("displayName")
                .asText())
        .isEqualTo("Litware, Inc.");
  }

  private static RunningSandbox.Reply lookUp(RunningSandbox.Graph graph, String domain) {
    return graph.get(
        "/tenantRelationships/findTenantInformationByDomainName(domainName=%27" + domain + "%27)");
  }
}
