package io.github.workaccount.enrollment.security.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whether somebody is signed in, as far as a request has come. */
final class SignedIn {

  private SignedIn() {}

  /** By credentials that were checked, or in a session of the web applications. */
  static boolean in(HttpServletRequest request) {
    Authentication checked = SecurityContextHolder.getContext().getAuthentication();
    if (checked != null
        && checked.isAuthenticated()
        && !(checked instanceof AnonymousAuthenticationToken)) {
      return true;
    }
    HttpSession session = request.getSession(false);
    try {
      return session != null && somebody(AuthenticationUtil.getAuthsFromSession(session));
    } catch (IllegalStateException e) {
      return false; // Another request has ended it in between.
    }
  }

  /** Whether the web applications' attribute of a session is about anybody. */
  static boolean somebody(Object attribute) {
    return attribute instanceof Authentications people && !people.getAuthentications().isEmpty();
  }
}
