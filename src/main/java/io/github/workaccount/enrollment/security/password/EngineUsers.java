package io.github.workaccount.enrollment.security.password;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** The engine's users: the one place where the product knows people from. */
@Component
public class EngineUsers {

  private final IdentityService identity;

  EngineUsers(IdentityService identity) {
    this.identity = identity;
  }

  /**
   * Checks a password. For a while after a wrong one, none is looked at and the answer is no
   * ({@link PasswordThrottle}).
   *
   * @param id the user's id, as somebody typed it
   * @param password the password, as somebody typed it
   */
  public boolean checkPassword(String id, String password) {
    return identity.checkPassword(id, password);
  }

  /** Whether the engine knows a user now. */
  public boolean exists(String id) {
    return identity.createUserQuery().userId(id).count() > 0;
  }

  /** The ids of a user's groups, as authorities without a prefix. */
  public List<GrantedAuthority> authorities(String id) {
    return identity.createGroupQuery().groupMember(id).list().stream()
        .map(Group::getId)
        .<GrantedAuthority>map(SimpleGrantedAuthority::new)
        .toList();
  }
}
