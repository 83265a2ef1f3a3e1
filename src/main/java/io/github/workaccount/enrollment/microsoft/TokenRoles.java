package io.github.workaccount.enrollment.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The claim {@code roles} of an access token: the application permissions that it carries. The
 * token is our own and came over a safe line, so its signature is the receiver's matter; and since
 * it is made for the receiver, a form that is not understood here is no fault.
 */
final class TokenRoles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenRoles() {}

  /**
   * Reads the claim.
   *
   * @param token an access token
   * @return the permissions, such as {@code Domain.ReadWrite.All}; nothing when it cannot be read
   */
  static Optional<List<String>> of(String token) {
    try {
      String[] parts = token.split("\\.");
      JsonNode claims =
          JSON.readTree(Base64.getUrlDecoder().decode(parts.length > 1 ? parts[1] : ""));
      if (!claims.isObject()) {
        return Optional.empty();
      }
      List<String> roles = new ArrayList<>();
      claims.path("roles").forEach(role -> roles.add(role.asText()));
      return Optional.of(List.copyOf(roles));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
