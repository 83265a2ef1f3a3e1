package io.github.workaccount.enrollment.application.failure;

/** Something that an enrollment cannot do where it stands. The message is one sentence. */
public final class WrongState extends ApplicationException {

  /**
   * @param message why, one sentence
   */
  public WrongState(String message) {
    super(Kind.WRONG_STATE, message);
  }
}
