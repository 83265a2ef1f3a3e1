package io.github.workaccount.enrollment.web;

import static io.github.workaccount.enrollment.problem.ProblemWriter.problem;

import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.failure.ApplicationException;
import io.github.workaccount.enrollment.application.failure.ApplicationException.Kind;
import io.github.workaccount.enrollment.application.failure.DomainTaken;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
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
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
@Order(0)
class ApiProblems extends RequestProblems {

  private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);
  private static final String ERRORS = "errors";
  private static final String IN_A_MOMENT = "1";

  /** What is answered otherwise when it is asked for again in a moment. */
  private static final Set<Kind> OVER_SOON = EnumSet.of(Kind.CHANGED_MEANWHILE, Kind.KEY_TAKEN);

  private final Enrollments enrollments;
  private final Unavailable unavailable;

  ApiProblems(Enrollments enrollments, Unavailable unavailable) {
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
  ResponseEntity<ProblemDetail> refused(ApplicationException e, User user) {
    ProblemDetail problem = problem(status(e.kind()), e.kind().key(), e.getMessage());
    if (e instanceof DomainTaken taken) {
      enrollments
          .activeFor(taken.domain())
          .filter(user::maySee)
          .ifPresent(active -> problem.setProperty("enrollment", active.id().value()));
    }
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus());
    if (OVER_SOON.contains(e.kind())) {
      answer.header(HttpHeaders.RETRY_AFTER, IN_A_MOMENT);
    }
    return answer.body(problem);
  }

  private static HttpStatus status(Kind kind) {
    return switch (kind) {
      case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
      case KEY_REUSED -> HttpStatus.UNPROCESSABLE_ENTITY;
      case APPROVAL_OUTDATED,
          CHANGED_MEANWHILE,
          DOMAIN_TAKEN,
          KEY_TAKEN,
          PLAN_OUTDATED,
          POSTPONED,
          TO_BE_DONE_BY_HAND,
          WRONG_STATE ->
          HttpStatus.CONFLICT;
    };
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
}
