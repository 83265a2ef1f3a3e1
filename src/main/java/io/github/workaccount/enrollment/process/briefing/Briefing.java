package io.github.workaccount.enrollment.process.briefing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;

/**
 * What a task's form shows, and the first values of its fields.
 *
 * @param shown variables of the task itself, which disappear with it
 * @param fields variables of the process, which the form submits again
 */
public record Briefing(Map<String, Object> shown, Map<String, Object> fields) {

  private static final String INTRO = "intro";

  static Builder of(String intro) {
    return new Builder().show(INTRO, intro);
  }

  /**
   * The same with a line above what the form begins with.
   *
   * @param line Markdown
   */
  Briefing announcing(String line) {
    Map<String, Object> more = new LinkedHashMap<>(shown);
    more.compute(INTRO, (name, intro) -> Builder.bounded(line + "\n\n" + intro));
    return new Briefing(more, fields);
  }

  /** A line of a two-column table. */
  record Row(String label, String value) {}

  static final class Builder {

    private static final int MAX_TEXT = 4000;

    private final Map<String, Object> shown = new LinkedHashMap<>();
    private final Map<String, Object> fields = new HashMap<>();

    Builder show(String name, Object value) {
      shown.put(name, value instanceof String text ? bounded(text) : value);
      return this;
    }

    /** The engine keeps texts up to a length; one that is longer must not fail the task. */
    private static String bounded(String text) {
      return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }

    /** Shows a table of facts; rows without a value are left out. */
    Builder rows(String name, List<Row> rows) {
      return table(
          name,
          rows.stream()
              .filter(row -> row.value() != null && !row.value().isBlank())
              .map(row -> Map.of("label", row.label(), "value", row.value()))
              .toList());
    }

    /** Shows a list of sentences as a table of one column. */
    Builder list(String name, String column, List<String> sentences) {
      return table(name, sentences.stream().map(text -> Map.of(column, text)).toList());
    }

    Builder table(String name, List<? extends Map<String, ?>> rows) {
      shown.put(name, Spin.JSON(rows));
      return this;
    }

    Builder field(String name, Object firstValue) {
      fields.put(name, firstValue);
      return this;
    }

    Briefing build() {
      return new Briefing(shown, fields);
    }
  }
}
