package io.github.workaccount.enrollment.model.input;

/**
 * A value that cannot be used. The message is a sentence for the person who gave it: what is wrong
 * and what to do.
 */
public final class InvalidValue extends IllegalArgumentException {

  private final String rule;

  /**
   * @param message what is wrong and what to do
   */
  public InvalidValue(String message) {
    this(null, message);
  }

  /**
   * @param rule the id of the rule that is broken, such as {@code R1} or {@code special-use}
   *     ({@link FormRule}); null when it has none
   * @param message what is wrong and what to do
   */
  public InvalidValue(String rule, String message) {
    super(message);
    this.rule = rule;
  }

  /** The id of the broken rule, or null. */
  public String rule() {
    return rule;
  }
}
