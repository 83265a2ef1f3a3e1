package io.github.workaccount.enrollment.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.sandbox.RunningSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupResourcesTest {

  private static final String GROUP =
      "{\"displayName\":\"Partner Center\",\"mailNickname\":\"partner-center\","
          + "\"mailEnabled\":false,\"securityEnabled\":true}";

  private RunningSandbox cloud;
  private RunningSandbox.Graph contoso;

  @BeforeEach
  void start() {
    cloud = new RunningSandbox();
    contoso = cloud.graphOf("contoso.com");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void makesASecondGroupWhenTheSameOneIsSentTwice() {
    assertThat(contoso.post("/groups", GROUP).status()).isEqualTo(201);
    assertThat(contoso.post("/groups", GROUP).status()).isEqualTo(201);

    assertThat(contoso.filter("/groups", "mailNickname eq 'partner-center'").json().path("value"))
        .hasSize(2);
    assertThat(contoso.filter("/groups", "displayName eq 'Other'").json().path("value")).isEmpty();
  }

  @Test
  void refusesAGroupWithoutItsRequiredProperties() {
    for (String property :
        new String[] {"displayName", "mailNickname", "mailEnabled", "securityEnabled"}) {
      String body = GROUP.replace("\"" + property + "\"", "\"ignored\"");
      assertThat(contoso.post("/groups", body).errorCode()).isEqualTo("Request_BadRequest");
    }
  }

  @Test
  void addsAMemberOnceAndRemovesIt() {
    String members = "/groups/" + create() + "/members";
    String kim = contoso.get("/users/kim@contoso.com").json().path("id").asText();

    assertThat(contoso.post(members + "/$ref", reference(kim)).status()).isEqualTo(204);
    RunningSandbox.Reply again = contoso.post(members + "/$ref", reference(kim));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.errorCode()).isEqualTo("Request_BadRequest");
    assertThat(RunningSandbox.texts(contoso.get(members).json().path("value"), "id"))
        .containsExactly(kim);
    assertThat(contoso.delete(members + "/" + kim + "/$ref").status()).isEqualTo(204);
    assertThat(contoso.get(members).json().path("value")).isEmpty();
    assertThat(contoso.delete(members + "/" + kim + "/$ref").status()).isEqualTo(404);
  }

  @Test
  void doesNotAddWhoDoesNotExist() {
    String id = create();

    assertThat(contoso.post("/groups/" + id + "/members/$ref", reference("nobody")).status())
        .isEqualTo(404);
    assertThat(contoso.post("/groups/unknown/members/$ref", reference("nobody")).status())
        .isEqualTo(404);
  }

  @Test
  void deletesAGroupAndKeepsItFromOtherTenants() {
    String id = create();

    assertThat(cloud.graphOf("litware.com").get("/groups/" + id).status()).isEqualTo(404);
    assertThat(contoso.delete("/groups/" + id).status()).isEqualTo(204);
    assertThat(contoso.get("/groups/" + id).errorCode()).isEqualTo("Request_ResourceNotFound");
  }

  private String create() {
    return contoso.post("/groups", GROUP).json().path("id").asText();
  }

  private static String reference(String user) {
    return "{\"@odata.id\":\"https://graph.microsoft.com/v1.0/directoryObjects/" + user + "\"}";
  }
}
