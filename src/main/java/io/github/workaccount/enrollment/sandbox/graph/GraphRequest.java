package io.github.workaccount.enrollment.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.sandbox.http.HttpCall;
import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * A Graph request that may be answered: the caller is known and has the permission.
 *
 * @param http the request
 * @param tenantId the tenant for which the caller's token was issued
 * @param parameters what stands in the path
 * @param directory the state, locked for this call
 * @param now the time
 */
public record GraphRequest(
    HttpCall http,
    String tenantId,
    Map<String, String> parameters,
    EntraDirectory directory,
    Instant now) {

  private static final ObjectMapper JSON = SandboxState.mapper();

  String parameter(String name) {
    return parameters.get(name);
  }

  /**
   * The JSON object in the body.
   *
   * @throws GraphFailure 400 {@code BadRequest} if there is none
   */
  JsonNode body() {
    try {
      JsonNode body = JSON.readTree(http.body());
      if (body == null || !body.isObject()) {
        throw GraphFailure.badRequest("The request body must be a JSON object.");
      }
      return body;
    } catch (IOException e) {
      throw GraphFailure.badRequest("Unable to read JSON request payload.");
    }
  }

  /**
   * A text of the body that must be there.
   *
   * @throws GraphFailure 400 {@code Request_BadRequest} if it is missing or empty
   */
  String requiredText(String property) {
    JsonNode value = body().path(property);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw GraphFailure.invalid(
          "A value is required for property '" + property + "' of the resource.");
    }
    return value.asText();
  }
}
