package io.github.workaccount.enrollment.microsoft.settings;

/** Something in {@code enrollment.microsoft} is missing or wrong; the message says what to do. */
public final class WrongConfiguration extends IllegalArgumentException {

  public WrongConfiguration(String message) {
    super(message);
  }

  public WrongConfiguration(String message, Exception cause) {
    super(message, cause);
  }
}
