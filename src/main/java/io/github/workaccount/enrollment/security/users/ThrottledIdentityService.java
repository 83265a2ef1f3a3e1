package io.github.workaccount.enrollment.security.users;

import io.github.workaccount.enrollment.security.password.PasswordThrottle;
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
    // Refuses whoever may not read the user, before an attempt counts.
    boolean exists =
        commandExecutor.execute(
            context -> context.getReadOnlyIdentityProvider().findUserById(userId) != null);
    return throttle.getObject().check(userId, exists, () -> super.checkPassword(userId, password));
  }

  @Override
  public void deleteUser(String userId) {
    super.deleteUser(userId);
    throttle.getObject().forget(userId);
  }

  /** Only operators may; the engine looks at that first. */
  @Override
  public void unlockUser(String userId) {
    super.unlockUser(userId);
    throttle.getObject().unlock(userId);
  }
}
