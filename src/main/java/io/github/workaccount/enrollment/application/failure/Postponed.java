package io.github.workaccount.enrollment.application.failure;

import java.time.Instant;

/**
 * A step that cannot be done now, through nobody's fault: it is to be tried again later, without
 * counting as a failure.
 */
public final class Postponed extends ApplicationException {

  private final transient Instant until;

  /**
   * @param message why
   * @param until when to try again
   * @param cause what showed it; null when nothing did
   */
  public Postponed(String message, Instant until, Throwable cause) {
    super(Kind.POSTPONED, message, cause);
    this.until = until;
  }

  /** When to try again. */
  public Instant until() {
    return until;
  }
}
