package io.github.workaccount.enrollment.model.input;

import io.github.workaccount.enrollment.model.input.InvalidInput.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is wrong with several fields, to be told together. */
public final class Violations {

  private final List<Violation> found = new ArrayList<>();

  /**
   * Keeps one.
   *
   * @param field the field, as the REST API names it
   * @param message what is wrong and what to do
   */
  public void add(String field, String message) {
    found.add(new Violation(field, null, message));
  }

  /**
   * Reads something, and keeps what is wrong with it.
   *
   * @param reading may refuse with {@link InvalidInput}
   * @return what was read; null when it was refused
   */
  public <T> T orNull(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidInput e) {
      found.addAll(e.violations());
      return null;
    }
  }

  /**
   * Refuses all that was kept.
   *
   * @throws InvalidInput when anything was
   */
  public void check() {
    if (!found.isEmpty()) {
      throw new InvalidInput(found);
    }
  }
}
