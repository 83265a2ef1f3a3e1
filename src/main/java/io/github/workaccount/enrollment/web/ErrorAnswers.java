package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.pages.ErrorPage;
import io.github.workaccount.enrollment.problem.ProblemWriter;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers where the server forwards what was refused or failed outside of any controller: on a page
 * to people, with a problem to programs. Nothing of the failure itself is told.
 */
@Controller
@Hidden
class ErrorAnswers implements ErrorController {

  private final ProblemWriter problems;

  ErrorAnswers(ProblemWriter problems) {
    this.problems = problems;
  }

  @RequestMapping("${server.error.path:/error}")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    HttpStatus status = status(request);
    problems.write(
        request,
        response,
        ProblemWriter.problem(status, RequestProblems.kind(status), ErrorPage.inWords(status)));
  }

  private static HttpStatus status(HttpServletRequest request) {
    return Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
        .map(code -> HttpStatus.resolve((Integer) code))
        .orElse(HttpStatus.INTERNAL_SERVER_ERROR);
  }
}
