package io.github.workaccount.enrollment.microsoft.http;

import java.io.IOException;

/** A request that was stopped before it was sent. */
public final class NotSent extends IOException {

  /**
   * @param message what was not sent, and why
   */
  public NotSent(String message) {
    super(message);
  }
}
