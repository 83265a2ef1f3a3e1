package io.github.workaccount.enrollment.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.workaccount.enrollment.microsoft.http.Egress;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.settings.WrongConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The way out through a proxy, and to a server whose certificate the JVM does not know. */
class EgressIT {

  @TempDir private static Path folder;
  private static WireMockServer cloud;
  private static Path authority;

  @BeforeAll
  static void startACloudWithItsOwnAuthority() throws Exception {
    TestAuthority issuer = new TestAuthority(folder);
    authority = issuer.certificate();
    Path store = issuer.serverNamed("localhost", "login.example.com");
    cloud =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(store.toString())
                .keystorePassword(TestAuthority.PASSWORD)
                .keyManagerPassword(TestAuthority.PASSWORD));
    cloud.start();
    cloud.stubFor(get(anyUrl()).willReturn(ok("there")));
  }

  @AfterAll
  static void stop() {
    cloud.stop();
  }

  @Test
  void refusesAServerThatNobodyVouchesFor() {
    assertThatThrownBy(() -> ask(Map.of(), cloudUrl())).isInstanceOf(SSLException.class);
  }

  @Test
  void trustsTheConfiguredAuthority() throws Exception {
    assertThat(ask(Map.of("trusted-certificates", authority.toString()), cloudUrl()))
        .isEqualTo("there");
  }

  @Test
  void saysWhatIsWrongWithTheAuthoritysFile() throws Exception {
    Path file = Files.writeString(folder.resolve("no.pem"), "no certificate");

    assertThatThrownBy(() -> ask(Map.of("trusted-certificates", file.toString()), cloudUrl()))
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageContaining("trusted-certificates")
        .hasMessageContaining("no.pem");
  }

  @Test
  void goesThroughTheProxyToHostsThatOnlyThatFinds() throws Exception {
    try (SmallProxy proxy = new SmallProxy(cloud.httpsPort(), null)) {
      assertThat(
              ask(
                  Map.of("proxy", proxy.address(), "trusted-certificates", authority.toString()),
                  "https://login.example.com/tenant"))
          .isEqualTo("there");
      assertThat(proxy.asked()).containsExactly("CONNECT login.example.com:443 HTTP/1.1");
    }
  }

  @Test
  void signsInAtTheProxy() throws Exception {
    try (SmallProxy proxy = new SmallProxy(cloud.httpsPort(), "user:word")) {
      Map<String, String> settings =
          Map.of(
              "proxy",
              proxy.address(),
              "proxy-user",
              "user",
              "proxy-password",
              "word",
              "trusted-certificates",
              authority.toString());
      assertThat(ask(settings, "https://login.example.com/tenant")).isEqualTo("there");
      assertThatThrownBy(
              () ->
                  ask(
                      Map.of("proxy", proxy.address(), "proxy-user", "user"),
                      "https://login.example.com/tenant"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void takesAProxysAddressOnly() {
    for (String wrong : new String[] {"https://proxy:3128", "http://proxy", "http://u:p@proxy:1"}) {
      assertThatThrownBy(() -> ask(Map.of("proxy", wrong), cloudUrl()))
          .hasRootCauseInstanceOf(WrongConfiguration.class)
          .rootCause()
          .hasMessageContaining("enrollment.microsoft.proxy");
    }
  }

  private static String cloudUrl() {
    return "https://localhost:" + cloud.httpsPort() + "/tenant";
  }

  /** Asks as login and Graph are asked. */
  private static String ask(Map<String, String> settings, String url) throws IOException {
    try (Response response =
        Egress.client(properties(settings))
            .build()
            .newCall(new Request.Builder().url(URI.create(url).toString()).build())
            .execute()) {
      return response.body().string();
    }
  }

  private static MicrosoftProperties properties(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>();
    settings.forEach((name, value) -> all.put("enrollment.microsoft." + name, value));
    all.put("enrollment.microsoft.cloud", "global");
    all.put("enrollment.microsoft.tenant-id", FakeCloud.OWN);
    all.put("enrollment.microsoft.client-id", "app");
    all.put("enrollment.microsoft.client-secret", "secret");
    all.put("enrollment.microsoft.timeout", Duration.ofSeconds(5).toString());
    return new Binder(new MapConfigurationPropertySource(all))
        .bind("enrollment.microsoft", MicrosoftProperties.class)
        .get();
  }
}
