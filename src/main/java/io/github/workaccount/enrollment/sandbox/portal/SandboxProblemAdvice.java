package io.github.workaccount.enrollment.sandbox.portal;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns the failures of this package's controllers into problems. */
@RestControllerAdvice(
    assignableTypes = {
      SandboxDnsController.class,
      SandboxTenantController.class,
      SandboxFaultController.class
    })
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnSandbox
public class SandboxProblemAdvice {

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(SandboxProblem problem) {
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
    return answer(
        new SandboxProblem(
            HttpStatus.BAD_REQUEST,
            "unreadable-body",
            "The body must be a JSON object with the documented properties."));
  }

  private static ResponseEntity<ProblemDetail> answer(SandboxProblem problem) {
    ProblemDetail detail = problem.detail();
    return ResponseEntity.status(detail.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }
}
