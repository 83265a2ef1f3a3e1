package io.github.workaccount.enrollment.application.failure;

/** Another request with the same Idempotency-Key was faster. */
public final class KeyTaken extends ApplicationException {

  /**
   * @param cause what the database said
   */
  public KeyTaken(Throwable cause) {
    super(
        Kind.KEY_TAKEN, "Another request with the same Idempotency-Key is being worked on.", cause);
  }
}
