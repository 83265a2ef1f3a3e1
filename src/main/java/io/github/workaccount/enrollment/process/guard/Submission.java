package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.model.input.Field;
import io.github.workaccount.enrollment.model.input.FieldText;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The variables that somebody sends with a task. What is wrong with them is told together. */
final class Submission {

  private final Map<String, Object> variables;
  private final List<Violation> violations = new ArrayList<>();

  /** Variables by name. */
  Submission(Map<String, Object> variables) {
    this.variables = variables;
  }

  Map<String, Object> variables() {
    return variables;
  }

  /** Takes these fields and no others. */
  void only(Field... fields) {
    Set<String> others = new TreeSet<>(variables.keySet());
    Arrays.stream(fields).map(Field::key).forEach(others::remove);
    others.forEach(name -> refuse(name, "This task takes no such variable. Leave it out."));
  }

  /** One of the given words; it is required. */
  Choice oneOf(Field field, Choice... choices) {
    String word = text(field);
    Optional<Choice> chosen =
        Arrays.stream(choices).filter(choice -> choice.key().equals(word)).findFirst();
    if (word != null && chosen.isEmpty()) {
      String words = Arrays.stream(choices).map(Choice::key).collect(Collectors.joining(", "));
      refuse(field.key(), "Give one of: %s.".formatted(words));
    }
    return chosen.orElse(null);
  }

  /** A text; null when it is absent or empty. */
  String text(Field field) {
    return FieldText.read(field, variables.get(field.key()), violations::add);
  }

  /**
   * A text that a form begins with: what a person empties is empty, and what nobody sends stays as
   * it is.
   *
   * @param field which
   * @param before what it is
   */
  String text(Field field, Supplier<String> before) {
    return variables.containsKey(field.key()) ? text(field) : before.get();
  }

  /** Yes or no; no when it is absent. */
  boolean flag(Field field) {
    Object value = variables.get(field.key());
    if (value != null && !(value instanceof Boolean)) {
      refuse(field.key(), "Give true or false.");
    }
    return Boolean.TRUE.equals(value);
  }

  /**
   * Refuses all that is wrong so far.
   *
   * @throws InvalidInput when anything is
   */
  void check() {
    if (!violations.isEmpty()) {
      throw new InvalidInput(violations);
    }
  }

  private void refuse(String field, String message) {
    violations.add(new Violation(field, null, message));
  }
}
