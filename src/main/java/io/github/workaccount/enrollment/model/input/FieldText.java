package io.github.workaccount.enrollment.model.input;

import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import io.github.workaccount.enrollment.model.text.ControlCharacters;
import io.github.workaccount.enrollment.model.text.Spaces;
import java.util.function.Consumer;

/** Reads the text of a field as people type it, from wherever they send it. */
public final class FieldText {

  private FieldText() {}

  /**
   * Reads it.
   *
   * @param field which field
   * @param sent what was sent for it; null when nothing was
   * @param violations takes what is wrong
   * @return the text without spaces around it; null when it is absent, empty or refused
   */
  public static String read(Field field, Object sent, Consumer<Violation> violations) {
    String wrong = null;
    String text = sent instanceof String typed ? Spaces.strip(typed) : "";
    if (sent != null && !(sent instanceof String)) {
      wrong = "Give text.";
    } else if (text.isEmpty()) {
      wrong = field.required() ? "Give a value: it is required." : null;
    } else if (text.length() > field.maxLength()) {
      wrong = "At most %d characters.".formatted(field.maxLength());
    } else if (ControlCharacters.areIn(text, field.kind() == Field.Kind.LINES)) {
      wrong = "It has control or invisible characters. Remove them.";
    }
    if (wrong != null) {
      violations.accept(new Violation(field.key(), null, wrong));
    }
    return wrong != null || text.isEmpty() ? null : text;
  }
}
