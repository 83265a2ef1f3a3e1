package io.github.workaccount.enrollment.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.sandbox.RunningSandbox;
import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class UserResourcesTest {

  private static RunningSandbox cloud;
  private static RunningSandbox.Graph northwind;

  @BeforeAll
  static void start() {
    cloud = new RunningSandbox();
    northwind = cloud.graphOf("northwind.onmicrosoft.com");
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void countsNamedAndUnnamedUsersAsPlainText() {
    assertThat(count(northwind).text()).isEqualTo("12");
    assertThat(count(northwind).header("Content-Type")).startsWith("text/plain");
    assertThat(count(cloud.graphOf("litware.com")).text()).isEqualTo("12000");
    assertThat(count(cloud.graphOf("contoso.com")).text()).isEqualTo("40");
  }

  @Test
  void doesNotCountWithoutTheConsistencyLevel() {
    assertThat(northwind.get("/users/$count").status()).isEqualTo(400);
  }

  @Test
  void findsUsersByMailOrSignInNameWithoutRegardToCase() {
    RunningSandbox.Reply reply =
        northwind.filter(
            "/users",
            "mail in ('KIM@northwindtraders.com','nobody@x.example') or userPrincipalName in"
                + " ('lee@northwind.onmicrosoft.com')");

    assertThat(RunningSandbox.texts(reply.json().path("value"), "givenName"))
        .containsExactlyInAnyOrder("Kim", "Lee");
    assertThat(
            northwind
                .filter("/users", "userPrincipalName eq 'kim@northwind.onmicrosoft.com'")
                .json()
                .path("value"))
        .hasSize(1);
  }

  @Test
  void hasAGuestWhoseTypeIsToldWhereItIsAskedFor() {
    String filter = "/users?$filter=" + "mail%20eq%20'quinn@adventure-works.com'";

    JsonNode guest = northwind.get(filter + "&$select=id,userPrincipalName,userType").json();

    assertThat(guest.at("/value/0/userPrincipalName").asText())
        .isEqualTo("quinn_adventure-works.com#EXT#@northwind.onmicrosoft.com");
    assertThat(guest.at("/value/0/userType").asText()).isEqualTo("Guest");
    assertThat(northwind.get(filter).json().at("/value/0").has("userType")).isFalse();
  }

  @Test
  void refusesFiltersThatItDoesNotUnderstandAndOnesThatAreTooLong() {
    for (String filter :
        List.of(
            "startswith(mail,'k')", "mail eq 'a' and mail eq 'b'", "city eq 'x'", "mail in ()")) {
      assertThat(northwind.filter("/users", filter).errorCode())
          .as(filter)
          .isEqualTo("Request_UnsupportedQuery");
    }
    String sixteen =
        IntStream.range(0, 16).mapToObj(i -> "'u" + i + "'").collect(Collectors.joining(","));
    assertThat(northwind.filter("/users", "mail in (" + sixteen + ")").errorCode())
        .isEqualTo("Request_UnsupportedQuery");
  }

  @Test
  void honoursSelectionAndPages() {
    RunningSandbox.Reply first = northwind.get("/users?$select=mail,id&$top=4");

    assertThat(first.json().path("value")).hasSize(4);
    assertThat(first.json().path("value").get(0).properties()).hasSize(2);
    String next = first.json().path("@odata.nextLink").asText();
    RunningSandbox.Reply second =
        northwind.get(next.substring(next.indexOf("/graph/v1.0") + "/graph/v1.0".length()));
    assertThat(second.json().path("value")).hasSize(4);
    assertThat(second.json().path("value").get(0)).isNotEqualTo(first.json().path("value").get(0));
  }

  @Test
  void leadsToTheNextPageByTheSchemeThatItWasAskedOver() {
    assertThat(nextLink(northwind.get("/users?$top=4"))).startsWith("http://");
    assertThat(nextLink(northwind.get("/users?$top=4", "X-Forwarded-Proto", "https")))
        .startsWith("https://");
    assertThat(nextLink(northwind.get("/users?$top=4", "X-Forwarded-Proto", "gopher")))
        .startsWith("http://");
  }

  private static String nextLink(RunningSandbox.Reply page) {
    return page.json().path("@odata.nextLink").asText();
  }

  @Test
  void tellsTheDirectoryRolesOfAUser() {
    RunningSandbox.Reply admin =
        northwind.get(
            "/users/alex@northwind.onmicrosoft.com/transitiveMemberOf/microsoft.graph.directoryRole");
    RunningSandbox.Reply other =
        northwind.get(
            "/users/kim@northwind.onmicrosoft.com/transitiveMemberOf/graph.directoryRole");

    assertThat(RunningSandbox.texts(admin.json().path("value"), "roleTemplateId"))
        .containsExactly(EntraDirectory.GLOBAL_ADMINISTRATOR);
    assertThat(other.json().path("value")).isEmpty();
    assertThat(northwind.get("/users/nobody@x.example").status()).isEqualTo(404);
  }

  private static RunningSandbox.Reply count(RunningSandbox.Graph graph) {
    return graph.get("/users/$count", "ConsistencyLevel", "eventual");
  }
}
