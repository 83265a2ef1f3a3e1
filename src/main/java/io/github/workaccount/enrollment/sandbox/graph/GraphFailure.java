package io.github.workaccount.enrollment.sandbox.graph;

import io.github.workaccount.enrollment.sandbox.http.Answer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal of Graph: status, code, and a sentence that programs must not branch on. */
public final class GraphFailure extends RuntimeException {

  private final int status;
  private final String code;

  GraphFailure(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  public static GraphFailure badRequest(String message) {
    return new GraphFailure(400, "BadRequest", message);
  }

  static GraphFailure invalid(String message) {
    return new GraphFailure(400, "Request_BadRequest", message);
  }

  static GraphFailure unsupportedQuery(String message) {
    return new GraphFailure(400, "Request_UnsupportedQuery", message);
  }

  public static GraphFailure notFound(String id) {
    return new GraphFailure(
        404,
        "Request_ResourceNotFound",
        "Resource '" + id + "' does not exist or one of its queried references is not present.");
  }

  public Answer answer(String requestId, String clientRequestId) {
    return Answer.json(status, body(code, getMessage(), requestId, clientRequestId));
  }

  /** The body of a Graph error. */
  public static Map<String, Object> body(
      String code, String message, String requestId, String clientRequestId) {
    Map<String, Object> inner = new LinkedHashMap<>();
    // Graph gives this date without a zone.
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    inner.put("date", date.substring(0, date.length() - 1));
    inner.put("request-id", requestId);
    inner.put("client-request-id", clientRequestId);
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", message);
    error.put("innerError", inner);
    return Map.of("error", error);
  }
}
