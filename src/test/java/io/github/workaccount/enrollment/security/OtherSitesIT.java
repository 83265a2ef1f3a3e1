package io.github.workaccount.enrollment.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.Footprint;
import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RestApi;
import io.github.workaccount.enrollment.testing.RestApi.Reply;
import io.github.workaccount.enrollment.testing.RunningProduct;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;

/**
 * What pages of other sites, and whoever writes a Host header, can make of the product: nothing.
 */
class OtherSitesIT extends ProductOverHttp {

  private static final String RECORD = "/sandbox/dns/forged.com/txt";
  private static final String VALUE = "{\"value\":\"forged\"}";

  @Value("${enrollment.public-url}")
  private String publicUrl;

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://elsewhere.example",
    "Origin, null",
    "Origin, http://localhost:1"
  })
  void aPageOfAnotherSiteChangesNothingInTheSandbox(String header, String value) {
    Reply reply = rest("kim").post(RECORD, VALUE, header, value);

    refused(reply);
    assertThat(rest("kim").get(RECORD).json().path("txt")).isEmpty();
  }

  @Test
  void norReadsThereUnlessAPersonFollowsALink() {
    String[] image = {"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"};
    String[] link = {"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"};

    refused(rest("kim").get(RECORD, image));
    assertThat(rest("kim").get(RECORD, link).status()).isEqualTo(200);
    assertThat(RestApi.nobody(port).get(consentPage(), link).status()).isEqualTo(200);
  }

  @Test
  void norGivesConsentForAPerson() {
    for (String site : new String[] {"cross-site", "same-site"}) {
      refused(decide("Sec-Fetch-Site", site, "Sec-Fetch-Mode", "navigate"));
    }
    refused(decide("Origin", "null"));
  }

  @Test
  void norStartsAnEnrollment() {
    Footprint before = footprint();

    refused(rest("kim").post(API, text(request(newDomain())), "Sec-Fetch-Site", "cross-site"));
    refused(rest("kim").post(API, text(request(newDomain())), "Origin", "https://x.example"));

    assertThat(before.differences(footprint())).isEmpty();
  }

  @Test
  void theConsentPageSendsItsOwnForm() {
    String own = "http://localhost:" + port;

    assertThat(RestApi.nobody(port).get(consentPage()).header("Referrer-Policy"))
        .as("with another policy, browsers hide the origin of its form")
        .isEqualTo("same-origin");
    assertThat(decide("Sec-Fetch-Site", "same-origin", "Origin", own).status()).isEqualTo(303);
    assertThat(decide("Origin", own).status()).isEqualTo(303);
    assertThat(decide("Origin", publicUrl).status()).isEqualTo(303);
  }

  @Test
  void programsSendNoneOfThis() {
    assertThat(decide().status()).isEqualTo(303);
    assertThat(rest("kim").post("/sandbox/dns/program.com/txt", VALUE).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/camunda",
        "/camunda/",
        "/camunda/app",
        "/camunda/app/",
        "/camunda/app/tasklist",
        "/camunda/app/tasklist/",
        "/camunda/app/cockpit",
        "/camunda/app/welcome/",
        "/camunda/app/tasklist/" + RunningProduct.ENGINE_NAME,
        "/swagger-ui.html",
        "/swagger-ui",
        "/api/enrollments/",
        "/consent/callback?admin_consent=true&state=x"
      })
  void noAnswerLeadsToWhereTheHostHeaderSays(String path) throws IOException {
    assertThat(raw("GET " + path)).startsWith("HTTP/1.1 ").doesNotContain("elsewhere.example");
  }

  @Test
  void theWayBackFromConsentIsThePublicAddress() throws IOException {
    String answer = raw("POST " + consentPage() + "&decision=cancel");

    assertThat(answer).startsWith("HTTP/1.1 303").contains("Location: " + publicUrl + "/consent/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
  void theErrorPageIsNothingThatOneAsksFor(String method) {
    for (RestApi person : new RestApi[] {RestApi.nobody(port), rest("kim")}) {
      Reply reply = person.send(method, "/error", BodyPublishers.noBody());

      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.json().path("detail").asText()).isEqualTo("There is nothing at /error.");
    }
  }

  private Reply decide(String... headers) {
    return RestApi.nobody(port)
        .send("POST", consentPage() + "&decision=cancel", BodyPublishers.noBody(), headers);
  }

  private String consentPage() {
    return "/sandbox/login/litware.com/v2.0/adminconsent"
        + "?client_id=9c4f2e60-8a1d-4b73-a5c2-6d3e1f7b9048"
        + "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&state=s&redirect_uri="
        + URLEncoder.encode(publicUrl + "/consent/callback", StandardCharsets.UTF_8);
  }

  /** The whole answer to a request whose Host header is somebody else's. */
  private String raw(String line) throws IOException {
    String kim = Base64.getEncoder().encodeToString("kim:kim".getBytes(StandardCharsets.US_ASCII));
    String request =
        line
            + " HTTP/1.1\r\nHost: elsewhere.example\r\nContent-Length: 0\r\n"
            + "Authorization: Basic %s\r\nConnection: close\r\n\r\n".formatted(kim);
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void refused(Reply reply) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
    assertThat(reply.json().path("detail").asText()).contains("another site");
  }
}
