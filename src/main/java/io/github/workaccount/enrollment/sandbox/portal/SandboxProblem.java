package io.github.workaccount.enrollment.sandbox.portal;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A call to the sandbox that can't be carried out, as a problem of RFC 9457. */
final class SandboxProblem extends RuntimeException {

  private static final String TYPE = "urn:work-account-enrollment:problem:sandbox-";

  private final HttpStatus status;
  private final String kind;

  /**
   * @param status the HTTP status
   * @param kind the stable end of the problem's type
   * @param detail what is wrong and what to do
   */
  SandboxProblem(HttpStatus status, String kind, String detail) {
    super(detail);
    this.status = status;
    this.kind = kind;
  }

  static SandboxProblem invalid(String kind, String detail) {
    return new SandboxProblem(HttpStatus.UNPROCESSABLE_ENTITY, kind, detail);
  }

  ProblemDetail detail() {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, getMessage());
    problem.setType(URI.create(TYPE + kind));
    problem.setTitle(status.getReasonPhrase());
    return problem;
  }
}
