package io.github.workaccount.enrollment.microsoft.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the login authority answers when a tenant's OpenID configuration is asked for (OpenID
 * Connect Discovery 1.0, section 4). Whoever else answers says neither that there is such a tenant
 * nor that there is none.
 *
 * @param status the HTTP status
 * @param body the body; missing when it is no JSON
 */
public record OpenIdAnswer(int status, JsonNode body) {

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final Pattern ISSUER_TENANT =
      Pattern.compile(
          "https://[^/?#]+/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*)?",
          Pattern.CASE_INSENSITIVE);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads an answer. */
  public static OpenIdAnswer of(LoginHttp.Answer answer) {
    JsonNode body;
    try {
      body = JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      body = JSON.missingNode();
    }
    return new OpenIdAnswer(answer.status(), body);
  }

  /** Whether the authority says that it knows no such tenant; another error does not say so. */
  public boolean isUnknownTenant() {
    return status == BAD_REQUEST && body.path("error").asText().equals("invalid_tenant");
  }

  /** The id of the tenant that the issuer names, in lower case; nothing when it names none. */
  public Optional<String> tenantId() {
    Matcher issuer = ISSUER_TENANT.matcher(body.path("issuer").asText());
    return status == OK && issuer.matches()
        ? Optional.of(issuer.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
