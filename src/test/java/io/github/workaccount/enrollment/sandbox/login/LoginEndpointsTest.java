package io.github.workaccount.enrollment.sandbox.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.sandbox.RunningSandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LoginEndpointsTest {

  private static RunningSandbox cloud;

  @BeforeAll
  static void start() {
    cloud = new RunningSandbox();
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void namesTheTenantOfADomainInTheIssuer() {
    RunningSandbox.Reply reply = configuration("contoso.com");

    assertThat(reply.status()).isEqualTo(200);
    String id = cloud.tenant("contoso.com").id();
    assertThat(reply.json().path("issuer").asText())
        .isEqualTo("https://login.microsoftonline.com/" + id + "/v2.0");
    assertThat(configuration("contoso.onmicrosoft.com").text()).isEqualTo(reply.text());
    assertThat(configuration(id).text()).isEqualTo(reply.text());
  }

  @Test
  void doesNotKnowADomainWithoutATenantNorATenantOfAnotherCloud() {
    for (String domain : new String[] {"fabrikam.com", "woodgrovebank.com", "nowhere.example"}) {
      RunningSandbox.Reply reply = configuration(domain);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().path("error").asText()).isEqualTo("invalid_tenant");
      assertThat(reply.json().path("error_codes").get(0).asInt()).isEqualTo(90002);
    }
  }

  @Test
  void tellsHowUsersOfADomainSignIn() {
    assertThat(realm("contoso.com").path("NameSpaceType").asText()).isEqualTo("Managed");
    assertThat(realm("contoso.com").path("IsViral").asBoolean()).isFalse();
    assertThat(realm("treyresearch.net").path("NameSpaceType").asText()).isEqualTo("Federated");
    assertThat(realm("treyresearch.net").path("AuthURL").asText()).contains("treyresearch.net");
    assertThat(realm("fabrikam.com").path("NameSpaceType").asText()).isEqualTo("Unknown");
  }

  @Test
  void marksAnUnmanagedTenantAndAnotherCloud() {
    assertThat(realm("adatum.com").path("IsViral").asBoolean()).isTrue();
    assertThat(realm("woodgrovebank.com").path("cloud_instance_name").asText())
        .isEqualTo("microsoftonline.us");
  }

  @Test
  void publishesTheKeyOfItsTokensAndTheAliasesOfItsHost() {
    assertThat(cloud.get("/login/common/discovery/v2.0/keys").json().path("keys")).hasSize(1);
    assertThat(cloud.get("/login/common/discovery/instance?api-version=1.1").text())
        .contains("login.microsoftonline.com");
  }

  private static RunningSandbox.Reply configuration(String tenant) {
    return cloud.get("/login/" + tenant + "/v2.0/.well-known/openid-configuration");
  }

  private static JsonNode realm(String domain) {
    return cloud.get("/login/common/userrealm/probe%40" + domain + "?api-version=2.1").json();
  }
}
