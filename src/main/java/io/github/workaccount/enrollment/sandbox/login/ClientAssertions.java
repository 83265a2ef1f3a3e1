package io.github.workaccount.enrollment.sandbox.login;

import io.jsonwebtoken.ClaimJwtException;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.ProtectedHeader;
import io.jsonwebtoken.security.SignatureException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

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
    Claims claims = signed(assertion);
    if (!clientId.equalsIgnoreCase(claims.getIssuer())
        || !clientId.equalsIgnoreCase(claims.getSubject())) {
      throw refused(700021, "Issuer and subject of the client assertion must be the client id.");
    }
    if (!isForUs(claims.getAudience(), tenantId)) {
      throw refused(700023, "The audience of the client assertion is not this token endpoint.");
    }
    if (!endsInTime(claims.getExpiration())) {
      throw untimely();
    }
  }

  private Claims signed(String assertion) {
    try {
      return Jwts.parser()
          .sig()
          .clear()
          .add(Jwts.SIG.RS256)
          .add(Jwts.SIG.PS256)
          .and()
          .keyLocator(this::signer)
          .clock(() -> Date.from(clock.instant()))
          .clockSkewSeconds(CLOCK_SKEW.toSeconds())
          .build()
          .parseSignedClaims(assertion)
          .getPayload();
    } catch (SignatureException e) {
      throw refused(700027, "The signature of the client assertion is wrong.");
    } catch (ClaimJwtException e) {
      throw untimely();
    } catch (JwtException | IllegalArgumentException e) {
      throw refused(50027, "The client assertion is malformed.");
    }
  }

  private static boolean isForUs(Set<String> audience, String tenantId) {
    return audience != null
        && audience.stream()
            .anyMatch(aud -> aud.endsWith("/token") || aud.equals(LoginEndpoints.issuer(tenantId)));
  }

  private boolean endsInTime(Date end) {
    Instant now = clock.instant();
    return end != null
        && now.isBefore(end.toInstant())
        && !end.toInstant().isAfter(now.plus(MAX_LIFETIME).plus(CLOCK_SKEW));
  }

  private PublicKey signer(Header header) {
    ProtectedHeader signed = (ProtectedHeader) header;
    byte[] sha256 = signed.getX509Sha256Thumbprint();
    return certificates.stream()
        .filter(
            certificate ->
                sha256 == null
                    ? isThumbprint(signed.getX509Sha1Thumbprint(), "SHA-1", certificate)
                    : isThumbprint(sha256, "SHA-256", certificate))
        .findFirst()
        .map(X509Certificate::getPublicKey)
        .orElseThrow(() -> refused(700027, "The certificate is not registered for the app."));
  }

  private static boolean isThumbprint(byte[] given, String algorithm, X509Certificate certificate) {
    try {
      return MessageDigest.isEqual(
          given, MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate that was read can be written", e);
    }
  }

  private static LoginFailure untimely() {
    return refused(700024, "The client assertion is not within its valid time range.");
  }

  private static LoginFailure refused(int code, String description) {
    return new LoginFailure(401, "invalid_client", code, description);
  }
}
