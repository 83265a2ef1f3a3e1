package io.github.workaccount.enrollment.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** The engine's users: the one place where the product knows people from. */
@Component
class EngineUsers {

  private static final int ATTEMPTS = 5;

  private final IdentityService identity;

  EngineUsers(IdentityService identity) {
    this.identity = identity;
  }

  /**
   * Checks a password. The engine counts wrong ones, answers false for some seconds after each, and
   * for good after ten, until an operator unlocks the user.
   *
   * @param id the user's id, as somebody typed it
   * @param password the password, as somebody typed it
   */
  boolean checkPassword(String id, String password) {
    if (!UsersProperties.Person.isId(id)) {
      return false;
    }
    // Sign-ins of one user at the same moment compete for the row that counts the attempts.
    for (int attempt = 1; ; attempt++) {
      try {
        return identity.checkPassword(id, password);
      } catch (OptimisticLockingException competing) {
        if (attempt == ATTEMPTS) {
          throw competing;
        }
      }
    }
  }

  /** Whether the engine knows a user now. */
  boolean exists(String id) {
    return identity.createUserQuery().userId(id).count() > 0;
  }

  /** The ids of a user's groups, as authorities without a prefix. */
  List<GrantedAuthority> authorities(String id) {
    return identity.createGroupQuery().groupMember(id).list().stream()
        .map(Group::getId)
        .<GrantedAuthority>map(SimpleGrantedAuthority::new)
        .toList();
  }
}
