package io.github.workaccount.enrollment.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContractForwarderTest {

  private static final String DOMAIN = "/graph/v1.0/domains/contoso.com";

  private final WireMockServer cloud =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
  private final HttpClient client = HttpClient.newHttpClient();
  private ContractForwarder forwarder;

  @BeforeEach
  void start() {
    cloud.start();
    forwarder = ContractForwarder.to("http://localhost:" + cloud.port());
  }

  @AfterEach
  void stop() {
    forwarder.close();
    cloud.stop();
  }

  @Test
  void passesOnWhatKeepsTheContract() throws Exception {
    answers("{\"id\":\"contoso.com\",\"isVerified\":true}");

    HttpResponse<String> answer = send(DOMAIN, "GET", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("contoso.com");
    assertThat(answer.headers().firstValue("request-id")).hasValue("r1");
    assertThat(forwarder.takeFaults()).isEmpty();
    assertThat(forwarder.used()).containsExactly("readDomain");
  }

  @Test
  void stopsACallThatTheContractLacks() throws Exception {
    assertThat(send("/graph/v1.0/me", "GET", "").statusCode()).isEqualTo(501);
    assertThat(send(DOMAIN, "PATCH", "{}").statusCode()).isEqualTo(501);
    assertThat(send(DOMAIN + "?$expand=all", "GET", "").statusCode()).isEqualTo(501);

    assertThat(forwarder.takeFaults()).hasSize(3);
    assertThat(forwarder.takeFaults()).isEmpty();
    assertThat(cloud.getAllServeEvents()).isEmpty();
  }

  @Test
  void stopsARequestWithAPropertyThatTheContractLacks() throws Exception {
    assertThat(send("/graph/v1.0/domains", "POST", "{\"id\":\"a.com\",\"x\":1}").statusCode())
        .isEqualTo(501);
    assertThat(cloud.getAllServeEvents()).isEmpty();
  }

  @Test
  void stopsAnAnswerWithAPropertyThatTheContractLacks() throws Exception {
    answers("{\"id\":\"contoso.com\",\"made-up\":true}");

    assertThat(send(DOMAIN, "GET", "").statusCode()).isEqualTo(501);
    assertThat(forwarder.takeFaults()).singleElement().asString().contains("made-up");
  }

  @Test
  void stopsATextThatIsNotLikeTheContracts() throws Exception {
    cloud.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/plain")
                    .withHeader("request-id", "r1")
                    .withBody("many")));

    HttpResponse<String> answer = send("/graph/v1.0/users/%24count", "GET", "", "eventual");

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(forwarder.takeFaults()).singleElement().asString().contains("[0-9]");
  }

  private void answers(String json) {
    cloud.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withHeader("request-id", "r1")
                    .withBody(json)));
  }

  private HttpResponse<String> send(String path, String method, String body) throws Exception {
    return send(path, method, body, "none");
  }

  private HttpResponse<String> send(String path, String method, String body, String consistency)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(forwarder.url() + path))
            .header("Authorization", "Bearer t")
            .header("Content-Type", "application/json")
            .header("ConsistencyLevel", consistency)
            .header("client-request-id", UUID.randomUUID().toString())
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
