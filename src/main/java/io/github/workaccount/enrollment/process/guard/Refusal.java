package io.github.workaccount.enrollment.process.guard;

import jakarta.ws.rs.core.Response.Status;

/**
 * What somebody at the web applications is told, in exactly these words, instead of having done
 * what was asked for. The engine's REST interface would put its own ids in front of the words of
 * any exception that it knows.
 */
public final class Refusal extends RuntimeException {

  private final transient Status status;

  /**
   * A refusal.
   *
   * @param status of the answer
   * @param message what was wrong, and what to do
   * @param cause why; a use case's own failure where there is one
   */
  Refusal(Status status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  Status status() {
    return status;
  }
}
