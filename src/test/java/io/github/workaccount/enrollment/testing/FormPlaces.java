package io.github.workaccount.enrollment.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.ModelFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Every place where data reaches a form, read from the forms. */
public final class FormPlaces {

  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\"[^\"]*\"|\\b(?!and\\b|or\\b|not\\b|null\\b|true\\b|false\\b)[a-zA-Z]\\w*\\b(?!( \\w+)?\\()");

  /** What else a component says, and no person reads. */
  private static final Set<String> TECHNICAL = Set.of("components", "id", "key", "type");

  private FormPlaces() {}

  /** How data reaches a component. */
  public enum Kind {
    /** As a part of a text, which may have Markdown and HTML. */
    TEXT,
    /** As a cell of a table. */
    CELL,
    /** As what one can choose. */
    OPTION,
    /** As the first value of a field. */
    VALUE,
    /** As something on which it depends whether the component is shown. */
    CONDITION,
    /** In a way that nobody has thought of. */
    UNKNOWN
  }

  /**
   * A place.
   *
   * @param form the form, such as {@code approve-plan}
   * @param type the component's type
   * @param kind how data reaches it
   * @param name the variable; with the column, as {@code facts.value}, where it is a table
   */
  public record Place(String form, String type, Kind kind, String name) {

    /** The variable. */
    public String variable() {
      return name.split("\\.")[0];
    }

    @Override
    public String toString() {
      return "%s, %s, %s %s".formatted(form, type, kind.name().toLowerCase(Locale.ROOT), name);
    }
  }

  /** All of them, each once. */
  public static List<Place> all() {
    List<Place> places = new ArrayList<>();
    ModelFiles.forms()
        .forEach(
            (file, form) ->
                ModelFiles.components(form)
                    .forEach(component -> add(places, file.replace(".form", ""), component)));
    return places.stream().distinct().toList();
  }

  private static void add(List<Place> places, String form, JsonNode component) {
    if (component.has("key")) {
      places.addAll(places(form, component, Kind.VALUE, List.of(component.get("key").asText())));
    }
    for (Map.Entry<String, JsonNode> property : component.properties()) {
      if (!TECHNICAL.contains(property.getKey())) {
        add(places, form, component, property.getKey(), property.getValue());
      }
    }
  }

  private static void add(
      List<Place> places, String form, JsonNode component, String property, JsonNode value) {
    value
        .properties()
        .forEach(
            inner ->
                add(places, form, component, property + "." + inner.getKey(), inner.getValue()));
    if (value.isArray()) {
      value.forEach(element -> add(places, form, component, property, element));
    }
    String text = value.asText();
    if (text.startsWith("=") || text.contains("{{")) {
      places.addAll(places(form, component, property, text));
    }
  }

  private static List<Place> places(String form, JsonNode component, String property, String text) {
    return switch (property) {
      case "text" -> places(form, component, Kind.TEXT, templates(text));
      case "dataSource" -> places(form, component, Kind.CELL, cells(component, text));
      case "valuesExpression" -> places(form, component, Kind.OPTION, List.of(text.substring(1)));
      case "conditional.hide" -> places(form, component, Kind.CONDITION, variables(text));
      default -> places(form, component, Kind.UNKNOWN, List.of(property));
    };
  }

  private static List<Place> places(
      String form, JsonNode component, Kind kind, List<String> names) {
    String type = component.path("type").asText();
    return names.stream().map(name -> new Place(form, type, kind, name)).toList();
  }

  private static List<String> cells(JsonNode table, String dataSource) {
    return table.path("columns").findValuesAsText("key").stream()
        .map(column -> dataSource.substring(1) + "." + column)
        .toList();
  }

  /** What is no plain variable is named as a whole, so that nobody overlooks it. */
  private static List<String> templates(String text) {
    return TEMPLATE.matcher(text).replaceAll("").contains("{{")
        ? List.of(text)
        : TEMPLATE.matcher(text).results().map(template -> template.group(1)).toList();
  }

  private static List<String> variables(String expression) {
    return VARIABLE
        .matcher(expression)
        .results()
        .map(MatchResult::group)
        .filter(name -> !name.startsWith("\""))
        .distinct()
        .toList();
  }
}
