package io.github.workaccount.enrollment.security.password;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Signs people in with their password in the engine: the principal's name is the user's id, the
 * authorities are the ids of the groups.
 */
@Component
class EngineAuthenticationProvider implements AuthenticationProvider {

  private final EngineUsers users;

  EngineAuthenticationProvider(EngineUsers users) {
    this.users = users;
  }

  @Override
  public Authentication authenticate(Authentication request) throws AuthenticationException {
    String id = request.getName();
    Object password = request.getCredentials();
    if (password == null || !users.checkPassword(id, password.toString())) {
      throw new BadCredentialsException("Unknown user, wrong password, or locked after wrong ones");
    }
    var signedIn =
        UsernamePasswordAuthenticationToken.authenticated(id, null, users.authorities(id));
    signedIn.setDetails(request.getDetails());
    return signedIn;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
