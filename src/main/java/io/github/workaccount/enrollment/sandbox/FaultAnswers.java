package io.github.workaccount.enrollment.sandbox;

import io.github.workaccount.enrollment.sandbox.graph.GraphFailure;
import io.github.workaccount.enrollment.sandbox.http.Answer;
import io.github.workaccount.enrollment.sandbox.http.Fault;
import io.github.workaccount.enrollment.sandbox.http.HttpCall;
import io.github.workaccount.enrollment.sandbox.login.LoginFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Answers that come from a disturbance instead of from an endpoint. */
final class FaultAnswers {

  /** The last segments of the addresses of lists. */
  private static final Set<String> LISTS = Set.of("domains", "users", "groups", "members");

  private FaultAnswers() {}

  /** The answer that a fault with a status or a body puts in place of the regular one. */
  static Answer of(Fault fault, HttpCall call) {
    Answer answer = fault.body() == null ? ofStatus(fault.status(), call) : ofBody(fault, call);
    return fault.retryAfter() == null
        ? answer
        : answer.with("Retry-After", Integer.toString(fault.retryAfter()));
  }

  static Answer badRequest(String message) {
    return graphError(400, "BadRequest", message);
  }

  static Answer internalError() {
    return graphError(500, "generalException", "The sandbox failed; its log says why.");
  }

  static Answer notServed() {
    return graphError(404, "BadRequest", "The sandbox serves /login and /graph/v1.0 only.");
  }

  private static Answer ofBody(Fault fault, HttpCall call) {
    int status = fault.status() == null ? 200 : fault.status();
    return switch (fault.body()) {
      case HTML -> page(status);
      case EMPTY -> new Answer(status, Map.of(), new byte[0]);
      case GARBAGE -> json(status, "{\"value\":[{\"id\":");
      case OBJECT -> json(status, "{}");
      case LIST -> json(status, "[]");
      case TEXT -> json(status, "\"x\"");
      case NULL -> json(status, "null");
      case STALE -> unseen(call);
      case BOM -> throw new IllegalStateException("Such an answer is the regular one");
    };
  }

  private static Answer json(int status, String text) {
    return new Answer(
        status, Map.of("Content-Type", "application/json"), text.getBytes(StandardCharsets.UTF_8));
  }

  /** What a replica answers that has not heard of the latest writes. */
  private static Answer unseen(HttpCall call) {
    String last = call.segments().get(call.segments().size() - 1);
    return call.method().equals("GET") && LISTS.contains(last)
        ? Answer.json(200, Map.of("value", List.of()))
        : ofStatus(404, call);
  }

  private static Answer page(int status) {
    return Answer.html(status, "<html><body><h1>%d</h1></body></html>".formatted(status));
  }

  private static Answer ofStatus(int status, HttpCall call) {
    if (status == 502) {
      // A gateway in front of the service answers, and it speaks HTML.
      return page(status);
    }
    return call.target().startsWith("/login")
        ? loginError(status, call)
        : graphError(status, graphCode(status), "The sandbox was asked to fail this request.")
            .with("request-id", UUID.randomUUID().toString())
            .with(
                "client-request-id",
                call.header("client-request-id").orElseGet(() -> UUID.randomUUID().toString()));
  }

  private static Answer loginError(int status, HttpCall call) {
    String error = status == 429 || status >= 500 ? "temporarily_unavailable" : "invalid_request";
    return new LoginFailure(status, error, 90033, "The sandbox was asked to fail this request.")
        .answer(call);
  }

  private static Answer graphError(int status, String code, String message) {
    String requestId = UUID.randomUUID().toString();
    return Answer.json(status, GraphFailure.body(code, message, requestId, requestId));
  }

  private static String graphCode(int status) {
    return Map.of(
            400, "BadRequest",
            401, "InvalidAuthenticationToken",
            403, "Authorization_RequestDenied",
            404, "Request_ResourceNotFound",
            409, "Conflict",
            429, "TooManyRequests",
            500, "InternalServerError",
            503, "ServiceUnavailable",
            504, "GatewayTimeout")
        .getOrDefault(status, String.format(Locale.ROOT, "Status%d", status));
  }
}
