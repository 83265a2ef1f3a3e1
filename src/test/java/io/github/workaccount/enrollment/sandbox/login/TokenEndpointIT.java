package io.github.workaccount.enrollment.sandbox.login;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.sandbox.RunningSandbox;
import io.github.workaccount.enrollment.sandbox.SandboxSettings;
import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import io.github.workaccount.enrollment.sandbox.state.Seed;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.ProtectedHeader;
import io.jsonwebtoken.security.JwkSet;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.SignatureAlgorithm;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenEndpointIT {

  private static final String PASSWORD = "only-for-this-test";
  private static final String KEYS = "/login/common/discovery/v2.0/keys";

  @TempDir private static Path folder;
  private static RunningSandbox cloud;
  private static PrivateKey key;
  private static byte[] thumbprint;

  @BeforeAll
  static void start() throws Exception {
    Path file = folder.resolve("client.p12");
    makeCertificate(file);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    key = (PrivateKey) store.getKey("client", PASSWORD.toCharArray());
    thumbprint =
        MessageDigest.getInstance("SHA-256").digest(store.getCertificate("client").getEncoded());
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
    Jws<Claims> token = verified(reply.json().path("access_token").asText());
    assertThat(token.getPayload())
        .containsEntry("tid", Seed.OWN_TENANT_ID)
        .containsEntry("appid", AppRegistration.CLIENT_ID)
        .containsEntry("roles", List.of("CrossTenantInformation.ReadBasic.All"))
        .containsEntry("aud", Set.of("https://graph.microsoft.com"));
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
  void acceptsAnAssertionSignedWithTheRegisteredCertificate() {
    assertThat(withAssertion(assertion()).status()).isEqualTo(200);
    assertThat(withAssertion(assertion(Jwts.SIG.PS256, good -> {})).status()).isEqualTo(200);
  }

  @Test
  void acceptsAnAssertionOfAClockThatIsAheadByMinutes() {
    Instant now = Instant.now();

    RunningSandbox.Reply reply =
        withAssertion(assertion(ahead -> ahead.notBefore(Date.from(now.plusSeconds(240)))));

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void saysWhichPartOfAnAssertionIsWrong() {
    Instant now = Instant.now();
    String good = assertion();
    Map<String, Integer> codes =
        Map.ofEntries(
            entry("no.token", 50027),
            entry(good.substring(0, good.length() - 6) + "AAAAAA", 700027),
            entry(assertion(Jwts.SIG.RS512, same -> {}), 700027),
            entry(assertion(other -> other.header().x509Sha256Thumbprint(new byte[32])), 700027),
            entry(assertion(other -> other.issuer("x")), 700021),
            entry(assertion(other -> other.subject(null)), 700021),
            entry(assertion(other -> other.audience().single("https://x")), 700023),
            entry(assertion(nobody -> nobody.claim("aud", null)), 700023),
            entry(assertion(past -> past.expiration(Date.from(now.minusSeconds(1)))), 700024),
            entry(assertion(endless -> endless.expiration(null)), 700024),
            entry(assertion(far -> far.expiration(Date.from(now.plusSeconds(90_000)))), 700024),
            entry(assertion(later -> later.notBefore(Date.from(now.plusSeconds(900)))), 700024));

    codes.forEach(
        (assertion, code) -> {
          RunningSandbox.Reply reply = withAssertion(assertion);
          assertThat(reply.status()).isEqualTo(401);
          assertThat(error(reply)).isEqualTo("invalid_client");
          assertThat(reply.json().path("error_codes").get(0).asInt()).isEqualTo(code);
        });
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

  /** By the keys that the service itself publishes, as any receiver would. */
  private static Jws<Claims> verified(String token) {
    JwkSet keys = Jwks.setParser().build().parse(cloud.get(KEYS).json().toString());
    return Jwts.parser()
        .keyLocator(
            header ->
                keys.getKeys().stream()
                    .filter(key -> key.getId().equals(((ProtectedHeader) header).getKeyId()))
                    .findFirst()
                    .orElseThrow()
                    .toKey())
        .build()
        .parseSignedClaims(token);
  }

  private static String assertion() {
    return assertion(good -> {});
  }

  private static String assertion(Consumer<JwtBuilder> change) {
    return assertion(Jwts.SIG.RS256, change);
  }

  private static String assertion(SignatureAlgorithm algorithm, Consumer<JwtBuilder> change) {
    Instant now = Instant.now();
    JwtBuilder assertion =
        Jwts.builder()
            .header()
            .x509Sha256Thumbprint(thumbprint)
            .and()
            .issuer(AppRegistration.CLIENT_ID)
            .subject(AppRegistration.CLIENT_ID)
            .audience()
            .single(LoginEndpoints.issuer(Seed.OWN_TENANT_ID))
            .notBefore(Date.from(now.minusSeconds(1)))
            .expiration(Date.from(now.plusSeconds(300)));
    change.accept(assertion);
    return assertion.signWith(key, algorithm).compact();
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
