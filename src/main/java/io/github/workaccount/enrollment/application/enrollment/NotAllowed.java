package io.github.workaccount.enrollment.application.enrollment;

/** Something that this person may not do now. The message is one sentence that says why. */
public final class NotAllowed extends RuntimeException {

  /**
   * @param message why, one sentence
   */
  public NotAllowed(String message) {
    super(message);
  }
}
