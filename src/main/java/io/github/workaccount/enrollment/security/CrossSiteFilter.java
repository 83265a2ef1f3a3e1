package io.github.workaccount.enrollment.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses writes that a browser sends on behalf of another site. Basic needs no CSRF token from
 * programs, but a browser that knows a password repeats it for every site that asks it to; it also
 * says so in {@code Sec-Fetch-Site} (W3C Fetch Metadata).
 */
class CrossSiteFilter extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

  private final Problems problems;

  CrossSiteFilter(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && OTHER_SITES.contains(site) && !READING.contains(request.getMethod())) {
      problems.forbidden(
          request, response, "A page of another site sent this request. Send it from this site.");
      return;
    }
    chain.doFilter(request, response);
  }
}
