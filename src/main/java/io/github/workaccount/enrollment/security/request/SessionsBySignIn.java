package io.github.workaccount.enrollment.security.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Lets nobody make a session but who signs in: the web applications would make one for each request
 * without a cookie, as would a refused write to a page.
 *
 * <p>Whoever is not signed in gets a session for the one request ({@link PassingSession}). The web
 * applications compare the CSRF token of a write with the one in the session; before the sign-in it
 * comes from their cookie instead. Another site cannot read it, and what a sibling that could set
 * it makes a browser send is refused before ({@link CrossSiteFilter}).
 */
public class SessionsBySignIn extends OncePerRequestFilter {

  private final String tokenCookie;

  /**
   * @param tokenCookie the name of the cookie with the web applications' CSRF token
   */
  public SessionsBySignIn(String tokenCookie) {
    this.tokenCookie = tokenCookie;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new Visit(request, tokenCookie), response);
  }

  private static final class Visit extends HttpServletRequestWrapper {

    private static final Pattern TOKEN = Pattern.compile("[0-9A-F]{32}");

    private final HttpServletRequest request;
    private final String tokenCookie;
    private PassingSession passing;

    Visit(HttpServletRequest request, String tokenCookie) {
      super(request);
      this.request = request;
      this.tokenCookie = tokenCookie;
    }

    @Override
    public HttpSession getSession() {
      return getSession(true);
    }

    @Override
    public HttpSession getSession(boolean create) {
      HttpSession kept = request.getSession(create && SignedIn.in(request));
      if (kept != null) {
        return kept;
      }
      if (create && (passing == null || passing.isOver())) {
        passing = newPassing(passing == null);
      }
      return passing == null || passing.isOver() ? null : passing;
    }

    /** With the visitor's token at first, and without it once a session of theirs was ended. */
    private PassingSession newPassing(boolean first) {
      var session = new PassingSession(getServletContext(), () -> request.getSession(true));
      var cookie = WebUtils.getCookie(request, tokenCookie);
      if (first && cookie != null && TOKEN.matcher(cookie.getValue()).matches()) {
        session.setAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME, cookie.getValue());
      }
      return session;
    }
  }
}
