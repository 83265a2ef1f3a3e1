package io.github.workaccount.enrollment.microsoft.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.microsoft.settings.TenantName;

/**
 * Whether a success of the login authority gives a token (RFC 6749, section 5.1). It is told before
 * msal4j sees the answer, which takes any success for one and keeps what it took.
 */
final class TokenAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenAnswer() {}

  /**
   * Whether a token of this tenant is in the answer.
   *
   * @param answer an answer with status 200
   * @param tenant the tenant's id or domain
   */
  static boolean holdsToken(LoginHttp.Answer answer, String tenant) {
    JsonNode body;
    try {
      body = JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      return false;
    }
    String token = body.path("access_token").asText();
    return !token.isBlank()
        && body.path("token_type").asText().equalsIgnoreCase("Bearer")
        && TokenClaims.tenant(token)
            .map(of -> !TenantName.isId(tenant) || of.equalsIgnoreCase(tenant))
            .orElse(true);
  }
}
