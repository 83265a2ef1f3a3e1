package io.github.workaccount.enrollment.security.request;

import io.github.workaccount.enrollment.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Answers refused requests: programs with problem details (RFC 9457), people on a page. */
@Component
public class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final String CHALLENGE =
      "Basic realm=\"Work Account Enrollment\", charset=\"UTF-8\"";

  private final ProblemWriter writer;

  AccessProblems(ProblemWriter writer) {
    this.writer = writer;
  }

  /** 401: nobody is signed in, or the credentials are wrong. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    write(
        request,
        response,
        HttpStatus.UNAUTHORIZED,
        "unauthorized",
        "Sign in with HTTP Basic: user name and password. After a wrong password the next one is"
            + " looked at only after some seconds, after many of them after 15 minutes.");
  }

  /** 403: somebody is signed in and may not. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException {
    forbidden(
        request,
        response,
        refusal instanceof CsrfException
            ? "The request lacks the token that this site's own pages send. Reload the page and try"
                + " again."
            : "You are signed in, but may not do this. Ask an operator for the group that may.");
  }

  /** 403 with a sentence that says why and what to do. */
  public void forbidden(HttpServletRequest request, HttpServletResponse response, String detail)
      throws IOException {
    write(request, response, HttpStatus.FORBIDDEN, "forbidden", detail);
  }

  /** 404: nothing is there, or nothing that anybody may ask for. */
  public void notFound(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(
        request,
        response,
        HttpStatus.NOT_FOUND,
        "not-found",
        "There is nothing at %s.".formatted(request.getRequestURI()));
  }

  /**
   * 413: the body is too long, and was not read.
   *
   * @param limit how many bytes it may have
   */
  void tooLarge(HttpServletRequest request, HttpServletResponse response, int limit)
      throws IOException {
    write(
        request,
        response,
        HttpStatus.PAYLOAD_TOO_LARGE,
        "content-too-large",
        limit == BoundedRequest.ANONYMOUS
            ? "The body is too long: at most %d bytes from somebody who is not signed in."
                .formatted(limit)
            : "The body is too long: at most %d bytes.".formatted(limit));
  }

  private void write(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String type,
      String detail)
      throws IOException {
    writer.write(request, response, ProblemWriter.problem(status, type, detail));
  }
}
