package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.enrollment.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Enrollments.DomainTaken;
import io.github.workaccount.enrollment.application.enrollment.NotAllowed;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.WrongState;
import io.github.workaccount.enrollment.application.request.IdempotencyKeys.KeyTaken;
import io.github.workaccount.enrollment.application.request.RequestEnrollment.KeyReused;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells what went wrong as problem details (RFC 9457), each kind with a stable type. */
@RestControllerAdvice(basePackageClasses = Problems.class)
@Order(0)
class Problems extends RequestProblems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String ERRORS = "errors";
  private static final String IN_A_MOMENT = "1";

  private final Enrollments enrollments;
  private final Unavailable unavailable;

  Problems(Enrollments enrollments, Unavailable unavailable) {
    this.enrollments = enrollments;
    this.unavailable = unavailable;
  }

  @ExceptionHandler
  ProblemDetail invalid(InvalidInput e) {
    String rule =
        e.violations().stream()
            .map(Violation::rule)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
    boolean address = e.violations().stream().anyMatch(v -> v.field().equals("workEmail"));
    ProblemDetail problem =
        problem(
            HttpStatus.UNPROCESSABLE_ENTITY,
            address && e.violations().size() == 1 ? "unusable-address" : "invalid-input",
            address && e.violations().size() == 1
                ? e.violations().get(0).message()
                : e.getMessage());
    problem.setProperty(ERRORS, e.violations().stream().map(RequestProblems::error).toList());
    if (rule != null) {
      problem.setProperty("rule", rule);
    }
    return problem;
  }

  @ExceptionHandler
  ProblemDetail taken(DomainTaken e, User user) {
    ProblemDetail problem = problem(HttpStatus.CONFLICT, "domain-taken", e.getMessage());
    enrollments
        .activeFor(e.domain())
        .filter(user::maySee)
        .ifPresent(active -> problem.setProperty("enrollment", active.id().value()));
    return problem;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> keyTaken(KeyTaken e) {
    return soon(problem(HttpStatus.CONFLICT, "idempotency-key-in-use", e.getMessage()));
  }

  @ExceptionHandler
  ProblemDetail keyReused(KeyReused e) {
    return problem(HttpStatus.UNPROCESSABLE_ENTITY, "idempotency-key-reused", e.getMessage());
  }

  @ExceptionHandler
  ProblemDetail notAllowed(NotAllowed e) {
    return problem(HttpStatus.FORBIDDEN, "not-allowed", e.getMessage());
  }

  @ExceptionHandler
  ProblemDetail wrongState(WrongState e) {
    return problem(HttpStatus.CONFLICT, "wrong-state", e.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> changedMeanwhile(ChangedMeanwhile e) {
    return soon(problem(HttpStatus.CONFLICT, "changed-meanwhile", e.getMessage()));
  }

  @ExceptionHandler
  public ProblemDetail notFound(EnrollmentController.NotFound e) {
    return problem(HttpStatus.NOT_FOUND, "not-found", e.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(RuntimeException e, HttpServletRequest request) {
    if (unavailable.isBecauseOf(e)) {
      return unavailable.answer(request);
    }
    LOG.error("A request failed unexpectedly", e);
    return ResponseEntity.internalServerError()
        .body(
            problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong here: tell the operator the time. "
                    + Unavailable.effect(request)));
  }

  /** What is repeated in a moment is answered otherwise. */
  private static ResponseEntity<ProblemDetail> soon(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .header(HttpHeaders.RETRY_AFTER, IN_A_MOMENT)
        .body(problem);
  }
}
