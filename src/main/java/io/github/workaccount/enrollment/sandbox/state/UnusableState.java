package io.github.workaccount.enrollment.sandbox.state;

/** What the stand-in remembers can't be opened or written; the message says what to do. */
public final class UnusableState extends IllegalStateException {

  /**
   * @param message what is wrong and what to do
   * @param cause why; null when nothing failed yet
   */
  UnusableState(String message, Exception cause) {
    super(message, cause);
  }
}
