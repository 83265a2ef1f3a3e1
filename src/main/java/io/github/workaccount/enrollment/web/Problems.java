package io.github.workaccount.enrollment.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.github.workaccount.enrollment.application.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.Enrollments;
import io.github.workaccount.enrollment.application.Enrollments.DomainTaken;
import io.github.workaccount.enrollment.application.IdempotencyKeys.KeyTaken;
import io.github.workaccount.enrollment.application.NotAllowed;
import io.github.workaccount.enrollment.application.RequestEnrollment.KeyReused;
import io.github.workaccount.enrollment.application.WrongState;
import io.github.workaccount.enrollment.model.InvalidInput;
import io.github.workaccount.enrollment.model.InvalidInput.Violation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Tells what went wrong as problem details (RFC 9457), each kind with a stable type. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String TYPE = "urn:work-account-enrollment:problem:";
  private static final String ERRORS = "errors";

  private final Enrollments enrollments;

  Problems(Enrollments enrollments) {
    this.enrollments = enrollments;
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
            e.violations().stream().map(Violation::message).collect(Collectors.joining(" ")));
    problem.setProperty(ERRORS, e.violations().stream().map(Problems::error).toList());
    if (rule != null) {
      problem.setProperty("rule", rule);
    }
    return problem;
  }

  @ExceptionHandler
  ProblemDetail taken(DomainTaken e, Authentication authentication) {
    ProblemDetail problem = problem(HttpStatus.CONFLICT, "domain-taken", e.getMessage());
    enrollments
        .activeFor(e.domain())
        .filter(EnrollmentController.user(authentication)::maySee)
        .ifPresent(active -> problem.setProperty("enrollment", active.id().value()));
    return problem;
  }

  @ExceptionHandler
  ProblemDetail keyTaken(KeyTaken e) {
    return problem(HttpStatus.CONFLICT, "idempotency-key-in-use", e.getMessage());
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
  ProblemDetail changedMeanwhile(ChangedMeanwhile e) {
    return problem(HttpStatus.CONFLICT, "changed-meanwhile", e.getMessage());
  }

  @ExceptionHandler
  ProblemDetail notFound(EnrollmentController.NotFound e) {
    return problem(HttpStatus.NOT_FOUND, "not-found", e.getMessage());
  }

  @ExceptionHandler
  ProblemDetail unexpected(RuntimeException e) {
    LOG.error("A request failed unexpectedly", e);
    return problem(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "Something went wrong here. Nothing was changed; try again, or tell the operator the time.");
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        e.getCause() instanceof JsonMappingException mapping
            ? wrongField(mapping)
            : problem(HttpStatus.BAD_REQUEST, "malformed-json", malformed(e));
    return handleExceptionInternal(e, problem, headers, HttpStatus.BAD_REQUEST, request);
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    Object answer =
        body == null && e instanceof org.springframework.web.ErrorResponse response
            ? response.getBody()
            : body;
    if (answer instanceof ProblemDetail problem
        && URI.create("about:blank").equals(problem.getType())) {
      problem.setType(URI.create(TYPE + kind(status)));
    }
    return super.handleExceptionInternal(e, answer, headers, status, request);
  }

  private static String kind(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null
        ? "http-" + status.value()
        : known.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static ProblemDetail wrongField(JsonMappingException e) {
    String field =
        e.getPath().stream()
            .map(
                r ->
                    r.getFieldName() == null
                        ? "[%d]".formatted(r.getIndex())
                        : "." + r.getFieldName())
            .collect(Collectors.joining())
            .replaceFirst("^\\.", "");
    String message =
        e instanceof UnrecognizedPropertyException
            ? "There is no such field. Leave it out."
            : "The value has the wrong type.";
    ProblemDetail problem =
        problem(
            HttpStatus.BAD_REQUEST,
            e instanceof UnrecognizedPropertyException ? "unknown-field" : "wrong-type",
            field + ": " + message);
    problem.setProperty(ERRORS, List.of(error(new Violation(field, null, message))));
    return problem;
  }

  private static String malformed(HttpMessageNotReadableException e) {
    return e.getCause() instanceof JsonProcessingException json && json.getLocation() != null
        ? "The body is not valid JSON: look at line %d, column %d."
            .formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr())
        : "The body is missing or is not valid JSON.";
  }

  private static Map<String, String> error(Violation violation) {
    Map<String, String> error = new LinkedHashMap<>();
    error.put("field", violation.field());
    if (violation.rule() != null) {
      error.put("rule", violation.rule());
    }
    error.put("message", violation.message());
    return error;
  }

  private static ProblemDetail problem(HttpStatus status, String type, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create(TYPE + type));
    return problem;
  }
}
