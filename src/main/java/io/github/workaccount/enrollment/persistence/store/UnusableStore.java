package io.github.workaccount.enrollment.persistence.store;

/** The database cannot be used, so the product does not start; the message is one sentence. */
final class UnusableStore extends RuntimeException {

  private final String action;

  /**
   * @param message what is wrong
   * @param action what to do
   * @param cause what the database said; null when it said nothing
   */
  UnusableStore(String message, String action, Exception cause) {
    super(message, cause);
    this.action = action;
  }

  /** What to do. */
  String action() {
    return action;
  }
}
