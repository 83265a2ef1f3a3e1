package io.github.workaccount.enrollment.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.Access;
import io.github.workaccount.enrollment.model.Cloud;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MicrosoftPropertiesTest {

  @ParameterizedTest
  @CsvSource({
    "global, https://login.microsoftonline.com, https://graph.microsoft.com/v1.0",
    "us-gov, https://login.microsoftonline.us, https://graph.microsoft.us/v1.0",
    "us-dod, https://login.microsoftonline.us, https://dod-graph.microsoft.us/v1.0",
    "china, https://login.chinacloudapi.cn, https://microsoftgraph.chinacloudapi.cn/v1.0"
  })
  void knowsTheAddressesOfEachCloud(String cloud, String login, String graph) {
    MicrosoftProperties properties =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "enrollment.microsoft.cloud",
                        cloud,
                        "enrollment.microsoft.tenant-id",
                        FakeCloud.OWN,
                        "enrollment.microsoft.client-id",
                        "app",
                        "enrollment.microsoft.client-secret",
                        "secret")))
            .bind("enrollment.microsoft", MicrosoftProperties.class)
            .get();

    assertThat(properties.loginUrl()).isEqualTo(URI.create(login));
    assertThat(properties.graphUrl()).isEqualTo(URI.create(graph));
    assertThat(properties.consentUrl()).isEqualTo(URI.create(login));
    assertThat(properties.timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(properties.cloud().scope()).isEqualTo(graph.replace("/v1.0", "/.default"));
  }

  @Test
  void doesNotShowSecrets() {
    assertThat(with(Cloud.GLOBAL, null, "hush", null, null).toString()).doesNotContain("hush");
  }

  @Test
  void refusesToStartWithoutACredential() {
    assertThatThrownBy(() -> with(Cloud.GLOBAL, null, " ", null, null))
        .hasMessageContaining("No credential is set")
        .hasMessageContaining("client-certificate");
  }

  @Test
  void refusesToStartWithTwoCredentials() {
    assertThatThrownBy(() -> with(Cloud.GLOBAL, Path.of("a.pem"), "secret", null, null))
        .hasMessageContaining("More than one credential");
  }

  @Test
  void prefersAConfiguredCertificateToTheSandboxesSecret() {
    MicrosoftProperties properties =
        with(
            Cloud.SANDBOX,
            Path.of("a.pem"),
            "secret",
            "http://localhost:1/graph/v1.0",
            "http://localhost:1/login");

    assertThat(properties.registration(Access.READ).credential())
        .isEqualTo(Registration.CredentialKind.CERTIFICATE);
  }

  @Test
  void saysWhatToDoWhenTheSandboxHasNoAddress() {
    assertThatThrownBy(() -> with(Cloud.SANDBOX, null, "s", null, null))
        .hasMessageContaining("login-url is not set and the sandbox did not start");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://graph.example.com/v1.0",
        "http://localhost.example.com/v1.0",
        "http://127.0.0.1.example.com/v1.0",
        "ftp://localhost/v1.0",
        "https://user:word@graph.example.com/v1.0",
        "https://graph.example.com/beta",
        "https://graph.example.com/v1.0?x=1"
      })
  void refusesAnUnsafeGraphAddress(String address) {
    assertThatThrownBy(() -> with(Cloud.GLOBAL, null, "s", address, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("enrollment.microsoft.graph-url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080/v1.0",
        "http://127.0.0.1/v1.0/",
        "http://[::1]:9/v1.0",
        "https://graph.example.com/v1.0"
      })
  void takesHttpsAndLoopback(String address) {
    assertThat(with(Cloud.GLOBAL, null, "s", address, null).graphUrl().toString())
        .endsWith("/v1.0");
  }

  private static MicrosoftProperties with(
      Cloud cloud, Path certificate, String secret, String graph, String login) {
    return new MicrosoftProperties(
        cloud,
        FakeCloud.OWN,
        "app",
        certificate,
        null,
        secret,
        null,
        null,
        null,
        null,
        graph == null ? null : URI.create(graph),
        login == null ? null : URI.create(login),
        null,
        null,
        null,
        null,
        null,
        Duration.ofSeconds(5),
        Duration.ofSeconds(20));
  }
}
