package io.github.workaccount.enrollment.sandbox.login;

import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.JwkSet;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.RsaPublicJwk;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Signs and checks the access tokens for Graph, with a key that is kept in the state. */
public final class AccessTokens {

  /** How long a token is valid, as the real service says it. */
  static final Duration LIFETIME = Duration.ofSeconds(3599);

  /** The setting in which the state keeps the key. */
  public static final String KEY_SETTING = "signing-key";

  private static final String AUDIENCE = "https://graph.microsoft.com";
  private static final int KEY_BITS = 2048;

  /** The real service dates tokens back, for clocks that are behind. */
  private static final Duration BACKDATED = Duration.ofMinutes(5);

  private final PrivateKey privateKey;
  private final RSAPublicKey publicKey;
  private final Clock clock;

  public AccessTokens(SandboxState state, Clock clock) {
    KeyPair keys = keys(state);
    this.privateKey = keys.getPrivate();
    this.publicKey = (RSAPublicKey) keys.getPublic();
    this.clock = clock;
  }

  /** Who calls with a valid token, and what it allows. */
  public record Caller(String tenantId, String clientId, List<String> roles) {}

  /** Signs a token of one of the product's registrations for a tenant. */
  String issue(String tenantId, String clientId, List<String> roles) {
    Instant now = clock.instant();
    Date backdated = Date.from(now.minus(BACKDATED));
    return Jwts.builder()
        .header()
        .type("JWT")
        .keyId(published().getId())
        .and()
        .audience()
        .single(AUDIENCE)
        .issuer(LoginEndpoints.issuer(tenantId))
        .issuedAt(backdated)
        .notBefore(backdated)
        .expiration(Date.from(now.plus(LIFETIME)))
        .claim("appid", clientId)
        .claim("app_displayname", AppRegistration.name(clientId))
        .claim("idtyp", "app")
        .claim("roles", roles)
        .claim("tid", tenantId)
        .claim("uti", UUID.randomUUID().toString())
        .claim("ver", "1.0")
        .signWith(privateKey, Jwts.SIG.RS256)
        .compact();
  }

  /** Reads a token, or gives nothing if it was not issued here, for Graph, or is out of date. */
  public Optional<Caller> check(String token) {
    try {
      Claims claims =
          Jwts.parser()
              .verifyWith(publicKey)
              .clock(() -> Date.from(clock.instant()))
              .requireAudience(AUDIENCE)
              .build()
              .parseSignedClaims(token)
              .getPayload();
      return Optional.of(
          new Caller(
              claims.get("tid", String.class), claims.get("appid", String.class), roles(claims)));
    } catch (JwtException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The public key as a JSON Web Key Set (RFC 7517). */
  JwkSet keySet() {
    return Jwks.set().add(published()).build();
  }

  private RsaPublicJwk published() {
    return Jwks.builder()
        .key(publicKey)
        .idFromThumbprint()
        .publicKeyUse("sig")
        .algorithm(Jwts.SIG.RS256.getId())
        .build();
  }

  private static List<String> roles(Claims claims) {
    return ((List<?>) claims.get("roles")).stream().map(String.class::cast).toList();
  }

  private static KeyPair keys(SandboxState state) {
    String stored =
        state.write(
            directory ->
                directory
                    .settings()
                    .get(KEY_SETTING)
                    .orElseGet(
                        () -> {
                          String fresh = newKey();
                          directory.settings().put(KEY_SETTING, fresh);
                          return fresh;
                        }));
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      PrivateKey secret =
          factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(stored)));
      RSAPrivateCrtKey crt = (RSAPrivateCrtKey) secret;
      return new KeyPair(
          factory.generatePublic(new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent())),
          secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The sandbox's signing key can't be read; delete its folder to start afresh", e);
    }
  }

  /** Without the library, which a start need not wait for. */
  private static String newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has RSA", e);
    }
  }
}
