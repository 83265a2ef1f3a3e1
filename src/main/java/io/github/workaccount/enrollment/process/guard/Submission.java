package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.model.InvalidInput;
import io.github.workaccount.enrollment.model.RequestForm;
import io.github.workaccount.enrollment.model.Spaces;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables that somebody sends with a task.
 *
 * @param variables by name
 */
record Submission(Map<String, Object> variables) {

  private static final int MAX_COMMENT = 2000;
  private static final int MAX_TEXT = 254;

  /** Takes these variables and no others. */
  Submission only(String... names) {
    Set<String> others = new TreeSet<>(variables.keySet());
    Arrays.asList(names).forEach(others::remove);
    if (!others.isEmpty()) {
      throw new InvalidInput(
          others.iterator().next(), "This task takes no such variable. Leave it out.");
    }
    return this;
  }

  /** One of the given values; it is required. */
  String oneOf(String name, String... values) {
    String value = text(name);
    if (value == null || !Arrays.asList(values).contains(value)) {
      throw new InvalidInput(name, "Give one of: %s.".formatted(String.join(", ", values)));
    }
    return value;
  }

  /** A line of text; it is required. */
  String required(String name) {
    String value = text(name);
    if (value == null) {
      throw new InvalidInput(name, "Give a value: it is required.");
    }
    return value;
  }

  /** A line of text; null when it is absent or empty. */
  String text(String name) {
    return text(name, MAX_TEXT, false);
  }

  /** What a person wrote, several lines maybe; null when it is absent or empty. */
  String comment() {
    return text("comment", MAX_COMMENT, true);
  }

  /** Yes or no; no when it is absent. */
  boolean flag(String name) {
    Object value = variables.get(name);
    if (value != null && !(value instanceof Boolean)) {
      throw new InvalidInput(name, "Give true or false.");
    }
    return Boolean.TRUE.equals(value);
  }

  private String text(String name, int max, boolean lines) {
    Object value = variables.get(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      throw new InvalidInput(name, "Give text.");
    }
    if (text.length() > max) {
      throw new InvalidInput(name, "At most %d characters.".formatted(max));
    }
    if (RequestForm.hasControlCharacters(text, lines)) {
      throw new InvalidInput(name, "It has control or invisible characters. Remove them.");
    }
    String stripped = Spaces.strip(text);
    return stripped.isEmpty() ? null : stripped;
  }
}
