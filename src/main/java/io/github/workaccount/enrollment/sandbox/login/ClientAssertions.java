package io.github.workaccount.enrollment.sandbox.login;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Checks client assertions signed with the application's certificate (RFC 7523). */
final class ClientAssertions {

  private static final Duration MAX_LIFETIME = Duration.ofHours(24);
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final List<X509Certificate> certificates;
  private final Clock clock;

  ClientAssertions(List<X509Certificate> certificates, Clock clock) {
    this.certificates = certificates;
    this.clock = clock;
  }

  /**
   * Checks an assertion of a registration made for a tenant.
   *
   * @throws LoginFailure 401 {@code invalid_client} if anything about it is wrong
   */
  void verify(String assertion, String clientId, String tenantId) {
    Jwt jwt = parse(assertion);
    X509Certificate certificate =
        signer(jwt)
            .orElseThrow(() -> refused(700027, "The certificate is not registered for the app."));
    if (!jwt.signedBy(certificate.getPublicKey())) {
      throw refused(700027, "The signature of the client assertion is wrong.");
    }
    requireClaims(jwt, clientId, tenantId);
  }

  private void requireClaims(Jwt jwt, String clientId, String tenantId) {
    if (!clientId.equalsIgnoreCase(jwt.claims().path("iss").asText())
        || !clientId.equalsIgnoreCase(jwt.claims().path("sub").asText())) {
      throw refused(700021, "Issuer and subject of the client assertion must be the client id.");
    }
    String audience = jwt.claims().path("aud").asText();
    if (!audience.endsWith("/token") && !audience.equals(LoginEndpoints.issuer(tenantId))) {
      throw refused(700023, "The audience of the client assertion is not this token endpoint.");
    }
    long now = clock.instant().getEpochSecond();
    boolean timely =
        now < jwt.seconds("exp")
            && jwt.seconds("exp") <= now + MAX_LIFETIME.plus(CLOCK_SKEW).toSeconds()
            && jwt.seconds("nbf") <= now + CLOCK_SKEW.toSeconds();
    if (!timely) {
      throw refused(700024, "The client assertion is not within its valid time range.");
    }
  }

  private Optional<X509Certificate> signer(Jwt jwt) {
    String sha256 = jwt.header().path("x5t#S256").asText();
    String sha1 = jwt.header().path("x5t").asText();
    return certificates.stream()
        .filter(
            certificate ->
                sha256.isEmpty()
                    ? sha1.equals(thumbprint("SHA-1", certificate))
                    : sha256.equals(thumbprint("SHA-256", certificate)))
        .findFirst();
  }

  private static String thumbprint(String algorithm, X509Certificate certificate) {
    try {
      return Jwt.thumbprint(algorithm, certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate that was read can be written", e);
    }
  }

  private static Jwt parse(String assertion) {
    try {
      return Jwt.parse(assertion);
    } catch (IllegalArgumentException e) {
      throw refused(50027, "The client assertion is malformed.");
    }
  }

  private static LoginFailure refused(int code, String description) {
    return new LoginFailure(401, "invalid_client", code, description);
  }
}
