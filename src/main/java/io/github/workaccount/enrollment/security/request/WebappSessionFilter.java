package io.github.workaccount.enrollment.security.request;

import io.github.workaccount.enrollment.security.password.EngineUsers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes over who is signed in to the web applications, so that a link from Tasklist to the
 * product's own pages asks for no second sign-in. User and groups are read anew for each request: a
 * session outlives neither its user nor a membership.
 */
public class WebappSessionFilter extends OncePerRequestFilter {

  private final EngineUsers users;
  private final String engineName;

  public WebappSessionFilter(EngineUsers users, ProcessEngine engine) {
    this.users = users;
    this.engineName = engine.getName();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (SecurityContextHolder.getContext().getAuthentication() == null) {
      signedInUser(request).filter(users::exists).ifPresent(this::signIn);
    }
    chain.doFilter(request, response);
  }

  private Optional<String> signedInUser(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .map(AuthenticationUtil::getAuthsFromSession)
        .map(signedIn -> signedIn.getAuthenticationForProcessEngine(engineName))
        .map(Authentication::getIdentityId);
  }

  private void signIn(String id) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(id, null, users.authorities(id)));
    SecurityContextHolder.setContext(context);
  }
}
