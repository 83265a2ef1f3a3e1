package io.github.workaccount.enrollment.microsoft;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.model.address.DomainName;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same contract with a cloud over https, whose authority only the configuration names. */
class DirectoryContractOverHttpsIT extends DirectoryContract {

  private WireMockServer cloud;
  private WireMockServer misnamed;
  private Path authority;

  @BeforeAll
  void startClouds(@TempDir Path folder) throws Exception {
    TestAuthority issuer = new TestAuthority(folder);
    authority = issuer.certificate();
    cloud = cloudWith(issuer.serverNamed("localhost"));
    misnamed = cloudWith(issuer.serverNamed("login.example.com"));
  }

  @AfterAll
  void stopClouds() {
    cloud.stop();
    misnamed.stop();
  }

  @Override
  String cloud(String line) {
    cloud.resetAll();
    cloud.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .proxiedFrom(line)
                    .withAdditionalRequestHeader("X-Forwarded-Proto", "https")));
    return url(cloud);
  }

  @Override
  Path trusted() {
    return authority;
  }

  @Test
  void refusesACloudThatNobodyVouchesFor() {
    assertRefused(cloud, null, "certificate", "enrollment.microsoft.trusted-certificates");
  }

  @Test
  void refusesACloudWithTheCertificateOfAnother() {
    assertRefused(misnamed, authority, "certificate is for another name than localhost");
  }

  /** Login and Graph, with and without the secret: nothing of it arrives. */
  private void assertRefused(WireMockServer server, Path trusted, String... said) {
    try (MicrosoftDirectory directory = directory(url(server), trusted)) {
      String contoso = tenantId("contoso.com");
      DomainName domain = new DomainName("contoso.com");
      assertUnavailable(() -> directory.lookUp(FakeCloud.ENROLLMENT, domain), said);
      assertUnavailable(
          () -> directory.consentedPermissions(FakeCloud.ENROLLMENT, contoso, Access.WRITE), said);
    }
    assertThat(server.getAllServeEvents()).isEmpty();
    assertThat(arrived()).isEmpty();
  }

  private static void assertUnavailable(ThrowingCallable call, String... said) {
    assertThatThrownBy(call)
        .isInstanceOf(DirectoryFailure.Unavailable.class)
        .hasMessageContainingAll(said);
  }

  private static String url(WireMockServer server) {
    return "https://localhost:" + server.httpsPort();
  }

  private static WireMockServer cloudWith(Path keys) {
    WireMockServer server =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .preserveHostHeader(true)
                .keystorePath(keys.toString())
                .keystorePassword(TestAuthority.PASSWORD)
                .keyManagerPassword(TestAuthority.PASSWORD));
    server.start();
    return server;
  }
}
