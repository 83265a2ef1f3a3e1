package io.github.workaccount.enrollment.application.enrollment;

/** Something that an enrollment cannot do where it stands. The message is one sentence. */
public final class WrongState extends RuntimeException {

  /**
   * @param message why, one sentence
   */
  public WrongState(String message) {
    super(message);
  }
}
