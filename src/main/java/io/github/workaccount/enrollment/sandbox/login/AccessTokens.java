package io.github.workaccount.enrollment.sandbox.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Signs and checks the access tokens for Graph, with a key that is kept in the state. */
public final class AccessTokens {

  /** How long a token is valid, as the real service says it. */
  static final Duration LIFETIME = Duration.ofSeconds(3599);

  private static final String AUDIENCE = "https://graph.microsoft.com";
  private static final String KEY_SETTING = "signing-key";
  private static final int KEY_BITS = 2048;

  /** The real service dates tokens back, for clocks that are behind. */
  private static final Duration BACKDATED = Duration.ofMinutes(5);

  private static final ObjectMapper JSON = SandboxState.mapper();

  private final PrivateKey privateKey;
  private final RSAPublicKey publicKey;
  private final String keyId;
  private final Clock clock;

  public AccessTokens(SandboxState state, Clock clock) {
    KeyPair keys = keys(state);
    this.privateKey = keys.getPrivate();
    this.publicKey = (RSAPublicKey) keys.getPublic();
    this.keyId = Jwt.thumbprint("SHA-1", publicKey.getEncoded());
    this.clock = clock;
  }

  /** What a valid token says. */
  public record Claims(String tenantId, String clientId, List<String> roles) {}

  /** Signs a token of one of the product's registrations for a tenant. */
  String issue(String tenantId, String clientId, List<String> roles) {
    long now = clock.instant().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", AUDIENCE);
    claims.put("iss", LoginEndpoints.issuer(tenantId));
    claims.put("iat", now - BACKDATED.toSeconds());
    claims.put("nbf", now - BACKDATED.toSeconds());
    claims.put("exp", now + LIFETIME.toSeconds());
    claims.put("appid", clientId);
    claims.put("app_displayname", AppRegistration.name(clientId));
    claims.put("idtyp", "app");
    claims.put("roles", roles);
    claims.put("tid", tenantId);
    claims.put("uti", UUID.randomUUID().toString());
    claims.put("ver", "1.0");
    return sign(Map.of("typ", "JWT", "alg", "RS256", "kid", keyId), claims);
  }

  /** Reads a token, or gives nothing if it was not issued here, for Graph, or is out of date. */
  public Optional<Claims> check(String token) {
    try {
      Jwt jwt = Jwt.parse(token);
      long now = clock.instant().getEpochSecond();
      boolean valid =
          "RS256".equals(jwt.header().path("alg").asText())
              && jwt.signedBy(publicKey)
              && AUDIENCE.equals(jwt.claims().path("aud").asText())
              && now < jwt.seconds("exp")
              && now >= jwt.seconds("nbf");
      return valid ? Optional.of(claims(jwt)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The public key as a JSON Web Key Set (RFC 7517). */
  Map<String, Object> keySet() {
    return Map.of(
        "keys",
        List.of(
            Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                keyId,
                "n",
                unsigned(publicKey.getModulus()),
                "e",
                unsigned(publicKey.getPublicExponent()))));
  }

  private static Claims claims(Jwt jwt) {
    List<String> roles = new ArrayList<>();
    jwt.claims().path("roles").forEach(role -> roles.add(role.asText()));
    return new Claims(
        jwt.claims().path("tid").asText(), jwt.claims().path("appid").asText(), List.copyOf(roles));
  }

  private String sign(Map<String, Object> header, Map<String, Object> claims) {
    try {
      String text =
          Jwt.base64Url(JSON.writeValueAsBytes(header))
              + "."
              + Jwt.base64Url(JSON.writeValueAsBytes(claims));
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(privateKey);
      signer.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + Jwt.base64Url(signer.sign());
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException("The sandbox's signing key can't be used", e);
    }
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

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int start = bytes[0] == 0 ? 1 : 0;
    return Jwt.base64Url(java.util.Arrays.copyOfRange(bytes, start, bytes.length));
  }
}
