package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.operation.Outage;
import io.github.workaccount.enrollment.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Answers requests that cannot be worked on because the database does not work: 503. */
@Component
class Unavailable {

  /** About how long a restart of a database takes, in seconds. */
  static final String RETRY_AFTER = "10";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final Outage outage;
  private final ProblemWriter problems;

  Unavailable(Outage outage, ProblemWriter problems) {
    this.outage = outage;
    this.problems = problems;
  }

  /** Whether a failure is the database's, and so to be answered here. */
  boolean isBecauseOf(Throwable failure) {
    return outage.notice(failure);
  }

  /** Answers for a controller. */
  ResponseEntity<ProblemDetail> answer(HttpServletRequest request) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
        .body(problem(effect(request)));
  }

  /**
   * Answers in place of everything that would have come.
   *
   * @param effect what is known of the request's effect
   */
  void write(HttpServletRequest request, HttpServletResponse response, String effect)
      throws IOException {
    response.resetBuffer();
    response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    problems.write(request, response, problem(effect));
  }

  private static ProblemDetail problem(String effect) {
    return ProblemWriter.problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "unavailable",
        "The product cannot work with its database at the moment. " + effect);
  }

  /** What is known of the effect of a request that failed in a controller or on the way to it. */
  static String effect(HttpServletRequest request) {
    boolean begun = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) != null;
    return effect(request, begun);
  }

  /**
   * What is known of a request's effect. A commit whose answer was lost may have happened.
   *
   * @param begun whether anything has begun to work on it
   */
  static String effect(HttpServletRequest request, boolean begun) {
    return !begun || READING.contains(request.getMethod())
        ? "Nothing was changed. Try again later."
        : "Whether this request has changed anything is not known: look whether what it asked for"
            + " is there. If not, send it again; a start with the same Idempotency-Key as before"
            + " starts nothing twice.";
  }
}
