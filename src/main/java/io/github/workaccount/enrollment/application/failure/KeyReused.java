package io.github.workaccount.enrollment.application.failure;

/** The same Idempotency-Key came with another request before. */
public final class KeyReused extends ApplicationException {

  public KeyReused() {
    super(
        Kind.KEY_REUSED,
        "This Idempotency-Key was used for another request. Use a new key for a new request.");
  }
}
