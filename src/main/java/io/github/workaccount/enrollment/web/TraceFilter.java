package io.github.workaccount.enrollment.web;

import io.github.workaccount.enrollment.application.operation.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a trace: the one that its {@code traceparent} names (W3C Trace Context), or a
 * new one; and the enrollment that its path names.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceFilter extends OncePerRequestFilter {

  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  /** Only what looks like an id gets into the log. */
  private static final Pattern ENROLLMENT =
      Pattern.compile("/api/enrollments/([a-z0-9.-]{1,253}-[A-Z0-9]{5})(/.*)?");

  @Override
  @SuppressWarnings("try") // the trace ends with the block
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (Trace trace =
        Trace.of(
            first(TRACE_PARENT, request.getHeader("traceparent")),
            first(ENROLLMENT, request.getRequestURI()))) {
      chain.doFilter(request, response);
    }
  }

  private static String first(Pattern pattern, String text) {
    if (text == null) {
      return null;
    }
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? matcher.group(1) : null;
  }
}
