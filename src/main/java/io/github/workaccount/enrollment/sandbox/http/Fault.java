package io.github.workaccount.enrollment.sandbox.http;

/**
 * A disturbance that a person or a test has asked for.
 *
 * @param match text that a request's method, path or query contains
 * @param status the HTTP status to answer with, or null
 * @param delayMs milliseconds to wait before the answer, 0 for none
 * @param reset whether the connection is closed without an answer
 * @param retryAfter seconds for the header {@code Retry-After}, or null for no such header
 * @param times how many requests it still strikes
 * @param after whether the request takes effect before it is disturbed
 * @param body what the answer holds, or null for what fits the status
 * @param each whether every method and path is struck only once
 */
public record Fault(
    String match,
    Integer status,
    long delayMs,
    boolean reset,
    Integer retryAfter,
    int times,
    boolean after,
    Body body,
    boolean each) {

  /** What an answer holds in place of what it should. */
  public enum Body {
    /** A page, as a proxy sends it. */
    HTML,
    /** Nothing. */
    EMPTY,
    /** The beginning of a JSON text. */
    GARBAGE,
    /** A JSON object with nothing in it. */
    OBJECT,
    /** A JSON list with nothing in it. */
    LIST,
    /** A JSON text. */
    TEXT,
    /** JSON's null. */
    NULL,
    /** What it should hold, behind a byte order mark. */
    BOM,
    /** What was just written is not seen: an empty list, or 404. */
    STALE
  }

  /** A fault with the body that fits its status, for whichever requests come first. */
  public Fault(
      String match,
      Integer status,
      long delayMs,
      boolean reset,
      Integer retryAfter,
      int times,
      boolean after) {
    this(match, status, delayMs, reset, retryAfter, times, after, null, false);
  }

  /** Whether the regular answer is withheld, as opposed to merely late. */
  public boolean spoils() {
    return reset || status != null || (body != null && body != Body.BOM);
  }

  Fault struckOnce() {
    return new Fault(match, status, delayMs, reset, retryAfter, times - 1, after, body, each);
  }

  boolean matches(HttpCall call) {
    return call.target().contains(match) || (call.method() + " " + call.path()).contains(match);
  }
}
