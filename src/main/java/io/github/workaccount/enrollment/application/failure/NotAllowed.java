package io.github.workaccount.enrollment.application.failure;

/** Something that this person may not do now. The message is one sentence that says why. */
public final class NotAllowed extends ApplicationException {

  /**
   * @param message why, one sentence
   */
  public NotAllowed(String message) {
    super(Kind.NOT_ALLOWED, message);
  }
}
