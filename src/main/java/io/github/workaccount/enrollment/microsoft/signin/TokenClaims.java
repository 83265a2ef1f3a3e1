package io.github.workaccount.enrollment.microsoft.signin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Claims of an access token: the application permissions that it carries, and its tenant. The token
 * is our own and came over a safe line, so its signature is the receiver's matter; and since it is
 * made for the receiver, a form that is not understood here is no fault.
 */
public final class TokenClaims {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenClaims() {}

  /**
   * Reads the claim {@code roles}.
   *
   * @param token an access token
   * @return the permissions, such as {@code Domain.ReadWrite.All}; nothing when it cannot be read
   */
  public static Optional<List<String>> roles(String token) {
    return claims(token)
        .map(
            claims -> {
              List<String> roles = new ArrayList<>();
              claims.path("roles").forEach(role -> roles.add(role.asText()));
              return List.copyOf(roles);
            });
  }

  /**
   * Reads the claim {@code tid}.
   *
   * @param token an access token
   * @return the tenant's id; nothing when it cannot be read
   */
  static Optional<String> tenant(String token) {
    return claims(token).map(claims -> claims.path("tid").textValue());
  }

  private static Optional<JsonNode> claims(String token) {
    try {
      String[] parts = token.split("\\.");
      JsonNode claims =
          JSON.readTree(Base64.getUrlDecoder().decode(parts.length > 1 ? parts[1] : ""));
      return Optional.of(claims).filter(JsonNode::isObject);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
