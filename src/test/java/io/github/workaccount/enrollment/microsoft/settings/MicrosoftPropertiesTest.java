package io.github.workaccount.enrollment.microsoft.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.microsoft.FakeCloud;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class MicrosoftPropertiesTest {

  private static final String OWN_ID = "abcdef01-1111-4111-8111-11111111111f";

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
    assertThat(properties.timeout()).isEqualTo(Duration.ofSeconds(8));
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

  @Test
  void oneRegistrationServesAsBothWhereTheWriterIsBlank() {
    MicrosoftProperties properties = bound(Map.of("writer.client-id", "", "proxy", ""));

    assertThat(properties.hasWriter()).isFalse();
    assertThat(properties.registration(Access.WRITE).clientId()).isEqualTo("app");
  }

  @Test
  void knowsOurOwnTenantHoweverItsIdIsWritten() {
    assertThat(bound(Map.of("tenant-id", " " + OWN_ID.toUpperCase(Locale.ROOT) + " ")).tenantId())
        .isEqualTo(OWN_ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"contoso.com", "common", "11111111111141118111111111111111"})
  void refusesATenantThatIsNotNamedByItsId(String tenant) {
    assertThatThrownBy(() -> bound(Map.of("tenant-id", tenant)))
        .rootCause()
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageContaining("enrollment.microsoft.tenant-id is")
        .hasMessageContaining("a GUID");
  }

  @Test
  void writesAsTheSecondRegistration() {
    MicrosoftProperties properties =
        bound(Map.of("writer.client-id", "other", "writer.client-secret", "hush-hush"));

    assertThat(properties.registration(Access.WRITE).clientId()).isEqualTo("other");
    assertThat(properties.registration(Access.READ).clientId()).isEqualTo("app");
    assertThat(properties.toString()).doesNotContain("hush");
  }

  @ParameterizedTest
  @CsvSource({
    "other, , No credential is set. Set exactly one of enrollment.microsoft.writer.client-cert",
    "app, s, writer.client-id is that of the reading registration",
    ", s, enrollment.microsoft.writer.client-id is not set"
  })
  void refusesHalfASecondRegistration(String clientId, String secret, String message) {
    Map<String, String> writer = new HashMap<>();
    if (clientId != null) {
      writer.put("writer.client-id", clientId);
    }
    if (secret != null) {
      writer.put("writer.client-secret", secret);
    }

    assertThatThrownBy(() -> bound(writer))
        .rootCause()
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFailedStartSaysWhatToDoInsteadOfAStackTrace() {
    FailureAnalysis analysis =
        new WrongConfigurationAnalyzer()
            .analyze(new IllegalStateException(new WrongConfiguration("Set it.")));

    assertThat(analysis.getDescription()).isEqualTo("Set it.");
    assertThat(analysis.getAction()).contains("--check");
  }

  private static MicrosoftProperties bound(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    all.put("cloud", "global");
    all.put("tenant-id", FakeCloud.OWN);
    all.put("client-id", "app");
    all.put("client-secret", "secret");
    all.putAll(settings);
    MapConfigurationPropertySource source = new MapConfigurationPropertySource();
    all.forEach((name, value) -> source.put("enrollment.microsoft." + name, value));
    return new Binder(source).bind("enrollment.microsoft", MicrosoftProperties.class).get();
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
