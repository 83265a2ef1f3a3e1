package io.github.workaccount.enrollment.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** What a browser shows when something was refused or failed before any page could tell of it. */
@Component
class ErrorPage implements ErrorViewResolver {

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    View view = (same, sameRequest, response) -> write(response, status);
    return new ModelAndView(view);
  }

  private static void write(HttpServletResponse response, HttpStatus status) throws IOException {
    byte[] html =
        new Page(title(status))
            .say(inWords(status))
            .say("Your tasks are in", "Tasklist", "/")
            .in(response::setHeader);
    response.getOutputStream().write(html);
  }

  private static String title(HttpStatus status) {
    return status.is5xxServerError() ? "Something went wrong" : "This does not work";
  }

  private static String inWords(HttpStatus status) {
    if (status.is5xxServerError()) {
      return "Something went wrong here. Try again in a minute; if it stays so, tell the operator the time.";
    }
    return switch (status) {
      case NOT_FOUND -> "There is nothing at this address.";
      case UNAUTHORIZED -> "Sign in first.";
      case FORBIDDEN -> "You may not do this. Ask an operator for the group that may.";
      default ->
          "The product cannot do what was asked of it here (%d, %s)."
              .formatted(status.value(), status.getReasonPhrase());
    };
  }
}
