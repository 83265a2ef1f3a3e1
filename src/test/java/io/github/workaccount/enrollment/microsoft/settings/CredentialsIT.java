package io.github.workaccount.enrollment.microsoft.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.aad.msal4j.IClientCertificate;
import com.microsoft.aad.msal4j.IClientCredential;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.microsoft.FakeCloud;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.signin.LoginHttp;
import io.github.workaccount.enrollment.microsoft.signin.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsIT {

  private static final String PASSWORD = "changeit";
  @TempDir private static Path folder;
  private static FakeCloud cloud;
  private static Path pkcs12;

  @BeforeAll
  static void makeCertificate() throws Exception {
    cloud = new FakeCloud();
    pkcs12 = folder.resolve("app.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=enrollment",
                "-validity",
                "90",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                pkcs12.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void signsInWithAPkcs12File() {
    assertSignsIn(pkcs12, PASSWORD);
  }

  @Test
  void signsInWithAPemFile() throws Exception {
    assertSignsIn(pem(), null);
  }

  @Test
  void saysWhenThePasswordIsWrong() {
    assertThatThrownBy(() -> credential(pkcs12, "wrong-one", Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("readable with the configured password")
        .hasMessageNotContaining("wrong-one");
  }

  @Test
  void saysWhenThePrivateKeyIsMissing() throws Exception {
    Path half = folder.resolve("half.pem");
    String both = Files.readString(pem());
    Files.writeString(half, both.substring(both.indexOf("-----BEGIN CERTIFICATE")));

    assertThatThrownBy(() -> credential(half, null, Clock.systemUTC()))
        .hasMessageContaining("its private key");
  }

  @Test
  void saysWhenTheFileIsMissing() {
    assertThatThrownBy(() -> credential(folder.resolve("none.pem"), null, Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.pem");
  }

  @Test
  void refusesAnExpiredCertificate() {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(91));

    assertThatThrownBy(() -> credential(pkcs12, PASSWORD, later)).hasMessageContaining("expired");
  }

  private static void assertSignsIn(Path file, String password) {
    cloud.reset();
    cloud.givesTokens("A");
    MicrosoftProperties properties =
        cloud.properties(Duration.ofSeconds(5), file, password, null, null);
    try (Tokens tokens =
        new Tokens(
            properties,
            properties.registration(Access.READ),
            new LoginHttp(
                properties, new CallRecord(cloud.evidence, Monitor.NONE), FakeCloud.pace()),
            Clock.systemUTC())) {
      tokens.token(FakeCloud.ENROLLMENT, FakeCloud.TENANT);
    }
    String body = cloud.requests("/token").get(0).getBodyAsString();
    assertThat(body).contains("client_assertion=eyJ").doesNotContain("client_secret");
    assertThat(credential(file, password, Clock.systemUTC()))
        .isInstanceOf(IClientCertificate.class);
  }

  private static IClientCredential credential(Path file, String password, Clock clock) {
    return Credentials.of(
            cloud
                .properties(Duration.ofSeconds(5), file, password, null, null)
                .registration(Access.READ),
            clock)
        .value();
  }

  private static Path pem() throws Exception {
    KeyStore store = KeyStore.getInstance(pkcs12.toFile(), PASSWORD.toCharArray());
    String alias = store.aliases().nextElement();
    Path file = folder.resolve("app.pem");
    Files.writeString(
        file,
        block("PRIVATE KEY", store.getKey(alias, PASSWORD.toCharArray()).getEncoded())
            + block("CERTIFICATE", store.getCertificate(alias).getEncoded()));
    return file;
  }

  private static String block(String type, byte[] content) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, base64, type);
  }
}
