package io.github.workaccount.enrollment.model.input;

import java.util.List;
import java.util.stream.Collectors;

/** Input that is refused as a whole: nothing was started or changed. */
public final class InvalidInput extends RuntimeException {

  private final transient List<Violation> violations;

  /**
   * @param violations what is wrong, at least one
   */
  public InvalidInput(List<Violation> violations) {
    super(violations.stream().map(Violation::sentence).collect(Collectors.joining(" ")));
    this.violations = List.copyOf(violations);
  }

  /**
   * @param field the field that is wrong, as the REST API names it
   * @param message what is wrong and what to do
   */
  public InvalidInput(String field, String message) {
    this(List.of(new Violation(field, null, message)));
  }

  /** What is wrong, field by field. */
  public List<Violation> violations() {
    return violations;
  }

  /**
   * One thing that is wrong.
   *
   * @param field the field, as the REST API names it
   * @param rule the id of the broken rule, such as {@code R1} or {@code special-use} ({@link
   *     FormRule}); null for fields that no rule is about
   * @param message what is wrong and what to do
   */
  public record Violation(String field, String rule, String message) {
    String sentence() {
      return field + ": " + message;
    }
  }
}
