package io.github.workaccount.enrollment.sandbox;

/**
 * A disturbance that a person or a test has asked for.
 *
 * @param match text that a request's method, path or query contains
 * @param status the HTTP status to answer with, or null
 * @param delayMs milliseconds to wait before anything else, 0 for none
 * @param reset whether the connection is closed without an answer
 * @param retryAfter seconds for the header {@code Retry-After}, or null for no such header
 * @param times how many requests it still strikes
 * @param after whether the request takes effect before its answer is spoiled
 */
record Fault(
    String match,
    Integer status,
    long delayMs,
    boolean reset,
    Integer retryAfter,
    int times,
    boolean after) {

  /** Whether the regular answer is withheld, as opposed to merely late. */
  boolean spoils() {
    return reset || status != null;
  }

  Fault struckOnce() {
    return new Fault(match, status, delayMs, reset, retryAfter, times - 1, after);
  }

  boolean matches(HttpCall call) {
    return call.target().contains(match) || (call.method() + " " + call.path()).contains(match);
  }
}
