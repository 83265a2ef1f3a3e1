package io.github.workaccount.enrollment.process.briefing;

import io.github.workaccount.enrollment.model.text.Sentences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.Spin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/**
 * What a task's form shows, and the first values of its fields: by name, with the types that the
 * engine would give stored variables, and tables as JSON text.
 *
 * @param shown what belongs to the task itself
 * @param fields what the form submits again, for the process
 */
public record Briefing(Map<String, TypedValue> shown, Map<String, TypedValue> fields) {

  private static final String INTRO = "intro";

  static Builder of(String intro) {
    return new Builder().show(INTRO, Sentences.withOneFullStop(intro));
  }

  /**
   * The same with a line above what the form begins with.
   *
   * @param line Markdown
   */
  Briefing announcing(String line) {
    Map<String, TypedValue> more = new LinkedHashMap<>(shown);
    more.computeIfPresent(
        INTRO, (name, intro) -> Variables.stringValue(line + "\n\n" + intro.getValue()));
    return new Briefing(more, fields);
  }

  /** The same with a mark that is no part of the form. */
  Briefing showing(String name, boolean mark) {
    Map<String, TypedValue> more = new LinkedHashMap<>(shown);
    more.put(name, Variables.booleanValue(mark));
    return new Briefing(more, fields);
  }

  /** All of it. */
  Map<String, TypedValue> all() {
    Map<String, TypedValue> all = new LinkedHashMap<>(fields);
    all.putAll(shown);
    return all;
  }

  /** The same value, a table as an object and not as JSON text. */
  static TypedValue readable(TypedValue value) {
    return value instanceof JsonValue table
        ? SpinValues.jsonValue(Spin.JSON(table.getValueSerialized())).create()
        : value;
  }

  /** A line of a two-column table. */
  record Row(String label, String value) {}

  static final class Builder {

    private final Map<String, TypedValue> shown = new LinkedHashMap<>();
    private final Map<String, TypedValue> fields = new LinkedHashMap<>();

    Builder show(String name, Object value) {
      shown.put(name, typed(value));
      return this;
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
      return table(
          name,
          sentences.stream().map(text -> Map.of(column, Sentences.withOneFullStop(text))).toList());
    }

    /**
     * Shows what to do, numbered; forms of earlier releases have it as a table.
     *
     * @param sentences as {@link Markdown#sentence} takes them
     */
    Builder steps(List<String> sentences) {
      List<String> steps = sentences.stream().map(Sentences::withOneFullStop).toList();
      return list("steps", "step", steps.stream().map(Markdown::plain).toList())
          .show("numberedSteps", Markdown.numbered(steps));
    }

    /**
     * Shows values to use elsewhere.
     *
     * @param sentences as {@link Markdown#sentence} takes them
     */
    Builder toCopy(List<String> sentences) {
      return show("toCopy", Markdown.bullets(sentences));
    }

    Builder table(String name, List<? extends Map<String, ?>> rows) {
      shown.put(name, SpinValues.jsonValue(Spin.JSON(rows).toString()).create());
      return this;
    }

    Builder field(String name, Object firstValue) {
      fields.put(name, typed(firstValue));
      return this;
    }

    Briefing build() {
      return new Briefing(shown, fields);
    }

    private static TypedValue typed(Object value) {
      if (value == null) {
        return Variables.untypedNullValue();
      }
      return value instanceof Boolean flag
          ? Variables.booleanValue(flag)
          : Variables.stringValue((String) value);
    }
  }
}
