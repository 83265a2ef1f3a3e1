package io.github.workaccount.enrollment.sandbox.login;

import io.github.workaccount.enrollment.sandbox.http.Answer;
import io.github.workaccount.enrollment.sandbox.http.HttpCall;
import io.github.workaccount.enrollment.sandbox.state.AppRegistration;
import io.github.workaccount.enrollment.sandbox.state.Consent;
import io.github.workaccount.enrollment.sandbox.state.EntraTenant;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives app-only tokens for the client credentials grant (RFC 6749, 4.4). */
public final class TokenEndpoint {

  private static final String GRAPH_SCOPE = "https://graph.microsoft.com/.default";
  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final SandboxState state;
  private final AppRegistration registration;
  private final AccessTokens tokens;
  private final ClientAssertions assertions;

  public TokenEndpoint(
      SandboxState state, AppRegistration registration, AccessTokens tokens, Clock clock) {
    this.state = state;
    this.registration = registration;
    this.tokens = tokens;
    this.assertions = new ClientAssertions(registration.certificates(), clock);
  }

  /**
   * Answers a token request.
   *
   * @throws LoginFailure if it is refused
   */
  Answer handle(HttpCall call, String tenantName) {
    if (!"POST".equals(call.method())) {
      throw new LoginFailure(400, "invalid_request", 900561, "The endpoint only accepts POST.");
    }
    Map<String, String> form = HttpCall.form(call.bodyText());
    requireGrant(form);
    EntraTenant tenant =
        state
            .read(directory -> directory.globalTenant(tenantName))
            .orElseThrow(() -> LoginFailure.unknownTenant(tenantName));
    requireClient(form, tenant);
    String clientId = form.get("client_id");
    List<String> permissions =
        state
            .read(directory -> directory.consents().get(Consent.key(tenant.id(), clientId)))
            .map(Consent::permissions)
            .orElseThrow(() -> unknownApplication(tenant));
    return Answer.json(200, success(tokens.issue(tenant.id(), clientId, permissions)))
        .with("Cache-Control", "no-store");
  }

  private static void requireGrant(Map<String, String> form) {
    if (!"client_credentials".equals(form.get("grant_type"))) {
      throw new LoginFailure(
          400, "unsupported_grant_type", 70003, "Only client_credentials is supported.");
    }
    List<String> scopes = Arrays.asList(form.getOrDefault("scope", "").split(" "));
    if (!scopes.contains(GRAPH_SCOPE)) {
      throw new LoginFailure(
          400, "invalid_scope", 1002012, "The scope must be " + GRAPH_SCOPE + ".");
    }
  }

  private void requireClient(Map<String, String> form, EntraTenant tenant) {
    if (!AppRegistration.isKnown(form.get("client_id"))) {
      throw unknownApplication(tenant);
    }
    if (JWT_BEARER.equals(form.get("client_assertion_type"))) {
      assertions.verify(
          form.getOrDefault("client_assertion", ""), form.get("client_id"), tenant.id());
    } else if (!sameSecret(form.getOrDefault("client_secret", ""))) {
      throw new LoginFailure(401, "invalid_client", 7000215, "Invalid client secret provided.");
    }
  }

  private boolean sameSecret(String candidate) {
    return MessageDigest.isEqual(
        candidate.getBytes(StandardCharsets.UTF_8),
        registration.secret().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Assumed: that a tenant without consent answers like one that has never heard of the
   * application, and with 400.
   */
  private static LoginFailure unknownApplication(EntraTenant tenant) {
    return new LoginFailure(
        400,
        "unauthorized_client",
        700016,
        "The application was not found in the directory '" + tenant.displayName() + "'.");
  }

  private static Map<String, Object> success(String token) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("token_type", "Bearer");
    body.put("expires_in", AccessTokens.LIFETIME.toSeconds());
    body.put("ext_expires_in", AccessTokens.LIFETIME.toSeconds());
    body.put("access_token", token);
    return body;
  }
}
