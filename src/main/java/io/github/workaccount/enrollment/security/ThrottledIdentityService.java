package io.github.workaccount.enrollment.security;

import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's users, with the product's throttle before every look at a password: of REST and
 * pages, of the web applications' sign-in, and of their REST interface.
 */
class ThrottledIdentityService extends IdentityServiceImpl {

  private final ObjectProvider<PasswordThrottle> throttle;

  ThrottledIdentityService(ObjectProvider<PasswordThrottle> throttle) {
    this.throttle = throttle;
  }

  @Override
  public boolean checkPassword(String userId, String password) {
    if (password == null || !UsersProperties.Person.isId(userId)) {
      return false;
    }
    return throttle
        .getObject()
        .check(
            userId,
            () -> createUserQuery().userId(userId).count() > 0,
            () -> super.checkPassword(userId, password));
  }

  /** Only operators may; the engine looks at that first. */
  @Override
  public void unlockUser(String userId) {
    super.unlockUser(userId);
    throttle.getObject().unlock(userId);
  }
}
