package io.github.workaccount.enrollment.security.users;

import io.github.workaccount.enrollment.security.password.PasswordThrottle;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * The engine's users without its own count of wrong passwords, which locks a user for good after
 * ten: {@link PasswordThrottle} counts.
 */
class UncountedIdentities extends DbIdentityServiceProvider {

  @Override
  public boolean checkPassword(String userId, String password) {
    UserEntity user = findUserById(userId);
    return user != null && user.getPassword() != null && matchPassword(password, user);
  }

  /** Makes one for each command. */
  static class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return UncountedIdentities.class;
    }

    @Override
    public Session openSession() {
      return new UncountedIdentities();
    }
  }
}
