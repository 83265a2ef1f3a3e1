package io.github.workaccount.enrollment.security.users;

/** Somebody of {@code enrollment.users} cannot be created; the message says what to do. */
public final class UnusableUser extends IllegalArgumentException {

  /**
   * @param message what is wrong and what to do, without the password
   */
  UnusableUser(String message) {
    super(message);
  }
}
