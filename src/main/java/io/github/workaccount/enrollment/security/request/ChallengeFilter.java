package io.github.workaccount.enrollment.security.request;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a challenge (RFC 9110, {@code WWW-Authenticate}) through to programs only, and at what is
 * for programs: a browser answers one with a password box of its own, which covers the form that a
 * person is to sign in with, also where a script of the page asked.
 *
 * <p>A browser tells what a request is for (W3C Fetch Metadata) where the connection is encrypted
 * or local. Elsewhere it is known by its name, which begins with {@code Mozilla/} in all of them;
 * PowerShell's does, too, and needs the challenge before it sends a password.
 */
public class ChallengeFilter extends OncePerRequestFilter {

  private static final RequestMatcher FOR_PROGRAMS =
      new OrRequestMatcher(
          withDefaults().matcher("/api/**"),
          withDefaults().matcher("/sandbox/**"),
          withDefaults().matcher("/v3/api-docs/**"),
          withDefaults().matcher("/v3/api-docs.yaml"));

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean allowed = FOR_PROGRAMS.matches(request) && !isFromBrowser(request);
    chain.doFilter(request, allowed ? response : new Unchallenging(response));
  }

  private static boolean isFromBrowser(HttpServletRequest request) {
    String name = request.getHeader(HttpHeaders.USER_AGENT);
    return request.getHeader("Sec-Fetch-Mode") != null
        || request.getHeader("Sec-Fetch-Site") != null
        || name != null && name.startsWith("Mozilla/") && !name.contains("PowerShell");
  }

  private static final class Unchallenging extends HttpServletResponseWrapper {

    Unchallenging(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setHeader(String name, String value) {
      if (!isChallenge(name)) {
        super.setHeader(name, value);
      }
    }

    @Override
    public void addHeader(String name, String value) {
      if (!isChallenge(name)) {
        super.addHeader(name, value);
      }
    }

    private static boolean isChallenge(String name) {
      return HttpHeaders.WWW_AUTHENTICATE.equalsIgnoreCase(name);
    }
  }
}
