package io.github.workaccount.enrollment.security.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site makes a browser send. Basic needs no CSRF token from
 * programs, but a browser that knows a password repeats it for every site that asks it to; it also
 * says so: in {@code Sec-Fetch-Site} (W3C Fetch Metadata) where the connection is encrypted or
 * local, and with a write in {@code Origin} everywhere. Other clients send neither.
 *
 * <p>People follow links from other sites to pages; that is all that another site may cause.
 */
public class CrossSiteFilter extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");
  private static final String FOLLOWING_A_LINK = "navigate";

  private final AccessProblems problems;
  private final String publicOrigin;

  /**
   * @param problems tells why
   * @param publicUrl how people reach the product
   */
  public CrossSiteFilter(AccessProblems problems, URI publicUrl) {
    this.problems = problems;
    this.publicOrigin = publicUrl.getScheme() + "://" + publicUrl.getAuthority();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isFromAnotherSite(request)) {
      problems.forbidden(
          request, response, "A page of another site sent this request. Send it from this site.");
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean isFromAnotherSite(HttpServletRequest request) {
    boolean reading = READING.contains(request.getMethod());
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return OTHER_SITES.contains(site) && !(reading && isNavigation(request));
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return !reading && origin != null && !isOwn(origin, request);
  }

  private static boolean isNavigation(HttpServletRequest request) {
    String mode = request.getHeader("Sec-Fetch-Mode");
    return mode == null || mode.equals(FOLLOWING_A_LINK);
  }

  /** A reverse proxy may pass on another host than the one in the browser's address. */
  private boolean isOwn(String origin, HttpServletRequest request) {
    String host = request.getHeader(HttpHeaders.HOST);
    return origin.equalsIgnoreCase(publicOrigin)
        || origin.equalsIgnoreCase("http://" + host)
        || origin.equalsIgnoreCase("https://" + host);
  }
}
