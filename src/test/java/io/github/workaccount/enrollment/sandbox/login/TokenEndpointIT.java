package io.github.workaccount.enrollment.sandbox.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.sandbox.RunningSandbox;
import io.github.workaccount.enrollment.sandbox.SandboxSettings;
import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import io.github.workaccount.enrollment.sandbox.state.Seed;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenEndpointIT {

  private static final String PASSWORD = "only-for-this-test";

  @TempDir private static Path folder;
  private static RunningSandbox cloud;
  private static PrivateKey key;
  private static X509Certificate certificate;

  @BeforeAll
  static void start() throws Exception {
    Path file = folder.resolve("client.p12");
    makeCertificate(file);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    key = (PrivateKey) store.getKey("client", PASSWORD.toCharArray());
    certificate = (X509Certificate) store.getCertificate("client");
    cloud =
        new RunningSandbox(
            SandboxSettings.in(SandboxState.IN_MEMORY).withCertificate(file.toString(), PASSWORD));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void givesATokenThatNamesTenantAndRoles() {
    RunningSandbox.Reply reply = cloud.requestToken(Seed.OWN_TENANT_ID, cloud.credentials());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("token_type").asText()).isEqualTo("Bearer");
    assertThat(reply.json().path("expires_in").asInt()).isEqualTo(3599);
    JsonNode claims = Jwt.parse(reply.json().path("access_token").asText()).claims();
    assertThat(claims.path("aud").asText()).isEqualTo("https://graph.microsoft.com");
    assertThat(claims.path("tid").asText()).isEqualTo(Seed.OWN_TENANT_ID);
    assertThat(claims.path("appid").asText()).isEqualTo(AppRegistration.CLIENT_ID);
    assertThat(claims.path("roles").toString())
        .isEqualTo("[\"CrossTenantInformation.ReadBasic.All\"]");
  }

  @Test
  void refusesAWrongSecretInTheShapeOfTheSignInService() {
    RunningSandbox.Reply reply = tokenWith("client_secret", "wrong");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().path("error").asText()).isEqualTo("invalid_client");
    assertThat(reply.json().path("error_codes").get(0).asInt()).isEqualTo(7000215);
    assertThat(reply.json().path("error_description").asText()).startsWith("AADSTS7000215:");
    assertThat(reply.json().has("trace_id")).isTrue();
    assertThat(reply.json().has("correlation_id")).isTrue();
  }

  @Test
  void refusesATenantThatHasNotConsented() {
    RunningSandbox.Reply reply = cloud.requestToken("litware.com", cloud.credentials());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("error").asText()).isEqualTo("unauthorized_client");
  }

  @Test
  void refusesUnknownTenantClientScopeAndGrant() {
    assertThat(error(cloud.requestToken("fabrikam.com", cloud.credentials())))
        .isEqualTo("invalid_tenant");
    assertThat(error(tokenWith("client_id", "somebody-else"))).isEqualTo("unauthorized_client");
    assertThat(error(tokenWith("scope", "https://other.example/.default")))
        .isEqualTo("invalid_scope");
    assertThat(error(tokenWith("grant_type", "password"))).isEqualTo("unsupported_grant_type");
  }

  @Test
  void acceptsAnAssertionSignedWithTheRegisteredCertificate() throws Exception {
    assertThat(withAssertion(assertion(Map.of())).status()).isEqualTo(200);
  }

  @Test
  void refusesAnAssertionThatIsWrongInAnyPart() throws Exception {
    long now = Instant.now().getEpochSecond();
    assertThat(withAssertion(assertion(Map.of("iss", "\"x\""))).status()).isEqualTo(401);
    assertThat(withAssertion(assertion(Map.of("aud", "\"https://x\""))).status()).isEqualTo(401);
    assertThat(withAssertion(assertion(Map.of("exp", "" + (now - 1)))).status()).isEqualTo(401);
    assertThat(withAssertion(assertion(Map.of("nbf", "" + (now + 900)))).status()).isEqualTo(401);
    assertThat(withAssertion("no.token").status()).isEqualTo(401);
    String good = assertion(Map.of());
    String tampered = good.substring(0, good.length() - 6) + "AAAAAA";
    RunningSandbox.Reply reply = withAssertion(tampered);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(error(reply)).isEqualTo("invalid_client");
  }

  private static RunningSandbox.Reply tokenWith(String field, String value) {
    Map<String, String> form = new HashMap<>(cloud.credentials());
    form.put(field, value);
    return cloud.requestToken(Seed.OWN_TENANT_ID, form);
  }

  private static RunningSandbox.Reply withAssertion(String assertion) {
    Map<String, String> form = new HashMap<>(cloud.credentials());
    form.remove("client_secret");
    form.put("client_assertion", assertion);
    form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    return cloud.requestToken(Seed.OWN_TENANT_ID, form);
  }

  private static String assertion(Map<String, String> changes) throws Exception {
    long now = Instant.now().getEpochSecond();
    Map<String, String> claims = new HashMap<>();
    claims.put("iss", "\"" + AppRegistration.CLIENT_ID + "\"");
    claims.put("sub", "\"" + AppRegistration.CLIENT_ID + "\"");
    claims.put("aud", "\"" + LoginEndpoints.issuer(Seed.OWN_TENANT_ID) + "\"");
    claims.put("nbf", "" + (now - 1));
    claims.put("exp", "" + (now + 300));
    claims.putAll(changes);
    StringBuilder json = new StringBuilder();
    claims.forEach((name, value) -> json.append(",\"").append(name).append("\":").append(value));
    String header =
        "{\"alg\":\"RS256\",\"x5t#S256\":\""
            + Jwt.thumbprint("SHA-256", certificate.getEncoded())
            + "\"}";
    String text = part(header) + "." + part("{" + json.substring(1) + "}");
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(key);
    signer.update(text.getBytes(StandardCharsets.US_ASCII));
    return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
  }

  private static String part(String json) {
    return Jwt.base64Url(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String error(RunningSandbox.Reply reply) {
    return reply.json().path("error").asText();
  }

  private static void makeCertificate(Path file) throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "client",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=sandbox",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
