package io.github.workaccount.enrollment.web;

import static io.github.workaccount.enrollment.problem.ProblemWriter.problem;

import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import io.github.workaccount.enrollment.pages.ErrorPage;
import io.github.workaccount.enrollment.problem.ProblemWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Tells what is wrong with a request that reaches no controller, or none of its methods: programs
 * as problem details (RFC 9457), people on a page. It stands behind every other advice.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class RequestProblems extends ResponseEntityExceptionHandler {

  private static final String ERRORS = "errors";

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    UnreadableBody body = UnreadableBody.of(e.getCause());
    Violation violation = body.violation();
    ProblemDetail problem =
        problem(
            body.status(),
            body.kind(),
            violation.field() == null
                ? violation.message()
                : violation.field() + ": " + violation.message());
    if (violation.field() != null) {
      problem.setProperty(ERRORS, List.of(error(violation)));
    }
    return handleExceptionInternal(e, problem, headers, body.status(), request);
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String name =
        e instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : e.getPropertyName();
    String message =
        e.getRequiredType() == int.class ? "Give a whole number." : "The value has the wrong type.";
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "wrong-type", name + ": " + message);
    problem.setProperty(ERRORS, List.of(error(new Violation(name, null, message))));
    return handleExceptionInternal(e, problem, headers, status, request);
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (ErrorPage.isFor(((ServletWebRequest) request).getRequest())) {
      HttpStatus known = HttpStatus.valueOf(status.value());
      return page(ErrorPage.answer(known, ErrorPage.inWords(known)), headers);
    }
    Object answer = body == null && e instanceof ErrorResponse response ? response.getBody() : body;
    if (answer instanceof ProblemDetail problem
        && URI.create("about:blank").equals(problem.getType())) {
      problem.setType(ProblemWriter.type(kind(status)));
      problem.setDetail(advice(e, problem, request));
    }
    return super.handleExceptionInternal(e, answer, headers, status, request);
  }

  private static ResponseEntity<Object> page(ResponseEntity<byte[]> page, HttpHeaders headers) {
    return ResponseEntity.status(page.getStatusCode())
        .headers(headers)
        .headers(page.getHeaders())
        .body(page.getBody());
  }

  private static String advice(Exception e, ProblemDetail problem, WebRequest request) {
    return switch (problem.getStatus()) {
      case 404 ->
          "There is nothing at %s. The API is described at /swagger-ui.html."
              .formatted(((ServletWebRequest) request).getRequest().getRequestURI());
      case 405 ->
          "This takes another method: %s."
              .formatted(
                  e instanceof HttpRequestMethodNotSupportedException method
                          && method.getSupportedMethods() != null
                      ? String.join(", ", method.getSupportedMethods())
                      : "see /swagger-ui.html");
      case 406 -> "The answer is JSON. Accept application/json.";
      case 415 -> "Send the body as JSON, with the Content-Type application/json.";
      default -> problem.getDetail();
    };
  }

  static String kind(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null
        ? "http-" + status.value()
        : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Map<String, String> error(Violation violation) {
    Map<String, String> error = new LinkedHashMap<>();
    error.put("field", violation.field());
    if (violation.rule() != null) {
      error.put("rule", violation.rule());
    }
    error.put("message", violation.message());
    return error;
  }
}
