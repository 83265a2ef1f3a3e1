package io.github.workaccount.enrollment.sandbox.login;

import io.github.workaccount.enrollment.sandbox.http.Answer;
import io.github.workaccount.enrollment.sandbox.http.HttpCall;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A refusal of the sign-in service, in its own error shape. */
public final class LoginFailure extends RuntimeException {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final int status;
  private final String error;
  private final int code;

  /**
   * @param status the HTTP status
   * @param error the OAuth 2.0 error (RFC 6749, 5.2)
   * @param code the number after {@code AADSTS}
   * @param description a sentence for people; programs must not read it
   */
  public LoginFailure(int status, String error, int code, String description) {
    super(description);
    this.status = status;
    this.error = error;
    this.code = code;
  }

  static LoginFailure unknownTenant(String tenant) {
    return new LoginFailure(
        400, "invalid_tenant", 90002, "Tenant '" + tenant + "' was not found in this cloud.");
  }

  public Answer answer(HttpCall call) {
    String traceId = UUID.randomUUID().toString();
    String correlationId =
        call.header("client-request-id").orElseGet(() -> UUID.randomUUID().toString());
    String timestamp = TIMESTAMP.format(Instant.now());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put(
        "error_description",
        "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s"
            .formatted(code, getMessage(), traceId, correlationId, timestamp));
    body.put("error_codes", List.of(code));
    body.put("timestamp", timestamp);
    body.put("trace_id", traceId);
    body.put("correlation_id", correlationId);
    return Answer.json(status, body);
  }
}
