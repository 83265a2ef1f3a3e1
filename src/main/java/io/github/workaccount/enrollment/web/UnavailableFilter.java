package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.operation.Outage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 for whatever fails because of the database, wherever that happens: at the sign-in, in
 * a page or in the web applications. While the database does not answer at all, nothing else goes
 * on: all threads would soon wait for it, and health would have none left.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class UnavailableFilter extends OncePerRequestFilter {

  private static final String WEB_APPLICATIONS = "/camunda/";

  /** Health, and the page that people return to from Microsoft, which has an answer of its own. */
  private static final List<String> OPEN = List.of("/actuator/", "/consent/");

  private final Outage outage;
  private final Unavailable unavailable;

  UnavailableFilter(Outage outage, Unavailable unavailable) {
    this.outage = outage;
    this.unavailable = unavailable;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    if (outage.isAway() && OPEN.stream().noneMatch(path::startsWith)) {
      unavailable.write(request, response, Unavailable.effect(request, false));
      return;
    }
    boolean foreign = path.startsWith(WEB_APPLICATIONS);
    WithoutServerErrors answer = new WithoutServerErrors(response, outage);
    try {
      chain.doFilter(request, foreign ? answer : response);
    } catch (IOException | ServletException | RuntimeException e) {
      if (response.isCommitted() || !unavailable.isBecauseOf(e)) {
        throw e;
      }
      answer.hold();
    }
    if (answer.isHeld()) {
      unavailable.write(
          request,
          response,
          foreign ? Unavailable.effect(request, true) : Unavailable.effect(request));
    }
  }
}
