package io.github.workaccount.enrollment.application.failure;

/** A change that a person makes by hand is not there yet. The message says what was looked for. */
public final class ToBeDoneByHand extends ApplicationException {

  /**
   * @param message what was looked for and what was found
   */
  public ToBeDoneByHand(String message) {
    super(Kind.TO_BE_DONE_BY_HAND, message);
  }
}
