package io.github.workaccount.enrollment.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/**
 * A signed token in compact form (RFC 7515, RFC 7519), taken apart but not yet trusted.
 *
 * @param header the decoded header
 * @param claims the decoded claims
 * @param signedText what the signature covers
 * @param signature the signature's bytes
 */
record Jwt(JsonNode header, JsonNode claims, String signedText, byte[] signature) {

  private static final ObjectMapper JSON = SandboxState.mapper();
  private static final int SHA_256_BYTES = 32;

  /**
   * Takes a token apart.
   *
   * @throws IllegalArgumentException if it has not the form of one
   */
  static Jwt parse(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("A signed token has three parts.");
    }
    return new Jwt(json(parts[0]), json(parts[1]), parts[0] + "." + parts[1], bytes(parts[2]));
  }

  /** Whether the signature is right, by RS256 or PS256 as the header says. */
  boolean signedBy(PublicKey key) {
    try {
      Signature verifier = verifier(header.path("alg").asText());
      verifier.initVerify(key);
      verifier.update(signedText.getBytes(StandardCharsets.US_ASCII));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** A claim as a number, or 0 where it is missing. */
  long seconds(String claim) {
    return claims.path(claim).asLong();
  }

  static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The hash of something in the notation of {@code x5t} and {@code kid}. */
  static String thumbprint(String algorithm, byte[] encoded) {
    try {
      return base64Url(MessageDigest.getInstance(algorithm).digest(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }

  private static Signature verifier(String algorithm) throws GeneralSecurityException {
    if ("PS256".equals(algorithm)) {
      Signature pss = Signature.getInstance("RSASSA-PSS");
      pss.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SHA_256_BYTES, 1));
      return pss;
    }
    if ("RS256".equals(algorithm)) {
      return Signature.getInstance("SHA256withRSA");
    }
    throw new GeneralSecurityException("Only RS256 and PS256 are accepted");
  }

  private static JsonNode json(String part) {
    try {
      JsonNode node = JSON.readTree(bytes(part));
      if (!node.isObject()) {
        throw new IllegalArgumentException("A part of the token is no JSON object.");
      }
      return node;
    } catch (IOException e) {
      throw new IllegalArgumentException("A part of the token is no JSON.", e);
    }
  }

  private static byte[] bytes(String part) {
    return Base64.getUrlDecoder().decode(part);
  }
}
