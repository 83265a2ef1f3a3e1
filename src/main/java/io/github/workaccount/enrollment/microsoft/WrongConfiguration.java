package io.github.workaccount.enrollment.microsoft;

/** Something in {@code enrollment.microsoft} is missing or wrong; the message says what to do. */
final class WrongConfiguration extends IllegalArgumentException {

  WrongConfiguration(String message) {
    super(message);
  }

  WrongConfiguration(String message, Exception cause) {
    super(message, cause);
  }
}
