package io.github.workaccount.enrollment.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.pages.ErrorPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** The problem details of the product, each kind with a stable type. */
@Component
public class ProblemWriter {

  private static final String TYPE = "urn:work-account-enrollment:problem:";

  private final ObjectMapper json;

  public ProblemWriter(ObjectMapper json) {
    this.json = json;
  }

  /** The type of a kind, by which programs know it. */
  public static URI type(String kind) {
    return URI.create(TYPE + kind);
  }

  /**
   * A problem for a controller to answer with.
   *
   * @param kind the last part of its type
   * @param detail what is wrong and what to do
   */
  public static ProblemDetail problem(HttpStatusCode status, String kind, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(type(kind));
    return problem;
  }

  /** Answers where no controller does: programs with a problem, people on a page. */
  public void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
      throws IOException {
    if (ErrorPage.isFor(request)) {
      ErrorPage.write(response, HttpStatus.valueOf(problem.getStatus()), problem.getDetail());
      return;
    }
    problem.setInstance(instance(ErrorPage.addressOf(request)));
    byte[] body = json.writeValueAsBytes(problem);
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Servers let addresses through that are no URI, such as {@code //}: those are left out. */
  private static URI instance(String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
