package io.github.workaccount.enrollment.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What a person reads where a program gets a problem (RFC 9457): something was refused or failed,
 * and no page of its own tells of it.
 */
public final class ErrorPage {

  private static final List<String> FOR_PROGRAMS = List.of("/api/", "/v3/");

  private ErrorPage() {}

  /**
   * Whether somebody reads the answer: only what shows pages asks for HTML by name. The API and its
   * description are for programs, whatever they ask for.
   *
   * @param request as it came, or as the server forwards it after an error
   */
  public static boolean isFor(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE)
        && FOR_PROGRAMS.stream().noneMatch(addressOf(request)::startsWith);
  }

  /**
   * The path that was asked for.
   *
   * @param request as it came, or as the server forwards it after an error
   */
  public static String addressOf(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed == null ? request.getRequestURI() : (String) failed;
  }

  /**
   * Answers with the page.
   *
   * @param status what happened
   * @param sentence what a person can do about it
   */
  public static void write(HttpServletResponse response, HttpStatus status, String sentence)
      throws IOException {
    response.setStatus(status.value());
    byte[] html = page(status, sentence).in(response::setHeader);
    response.setContentLength(html.length);
    response.getOutputStream().write(html);
  }

  /**
   * The page as the answer of a controller.
   *
   * @param status what happened
   * @param sentence what a person can do about it
   */
  public static ResponseEntity<byte[]> answer(HttpStatus status, String sentence) {
    return page(status, sentence).answer(status);
  }

  private static Page page(HttpStatus status, String sentence) {
    return new Page(status.is5xxServerError() ? "Something went wrong" : "This does not work")
        .say(sentence)
        .say("Your tasks are in", "Tasklist", "/");
  }

  /** What a person can do about it, where nothing is known but its status. */
  public static String inWords(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST ->
          "The address, or what was sent to it, cannot be read. Look whether the link is whole.";
      case UNAUTHORIZED -> "Sign in first.";
      case FORBIDDEN -> "You may not do this. Ask an operator for the group that may.";
      case NOT_FOUND -> "There is nothing at this address. Look whether the link is whole.";
      case METHOD_NOT_ALLOWED ->
          "This address takes something else than was sent to it. Go back, and follow the link or button again.";
      case SERVICE_UNAVAILABLE -> "The product cannot answer at the moment. Try again in a minute.";
      default ->
          status.is5xxServerError()
              ? "Something went wrong here. Try again in a minute; if it stays so, tell the operator the time."
              : "The product cannot do what was asked of it here (%d, %s)."
                  .formatted(status.value(), status.getReasonPhrase());
    };
  }
}
