package io.github.workaccount.enrollment.access;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What there is to ask for.
 *
 * @param ids ids by name, for bodies
 * @param known for each variable of a path, such as {@code task/{id}}, what there is: {@code
 *     access/ids.yaml}, where the longest end of a path counts
 */
record World(Map<String, String> ids, Map<String, String> known) {

  /** What nothing is called. */
  static final String UNKNOWN = "unknown-id";

  private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]+}");
  private static final Pattern ENGINE = Pattern.compile("/camunda/api/engine/engine/\\{name}");
  private static final Pattern BY_KEY =
      Pattern.compile("(?<=-definition)/key/\\{key}(/tenant-id/\\{tenant-?[iI]d})?");

  World(Map<String, String> ids) {
    this(ids, read());
  }

  private static Map<String, String> read() {
    try (InputStream in = World.class.getResourceAsStream("/access/ids.yaml")) {
      return new YAMLMapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path without the engine's address, and with an id for a key. */
  static String behindEngine(String path) {
    String behind = ENGINE.matcher(path).replaceFirst("");
    return BY_KEY.matcher(behind).replaceFirst("/{id}");
  }

  /** The path with what there is. */
  String address(Operation operation) {
    return address(operation, -1);
  }

  /** The path with what there is, but for one variable, whose value nothing is called. */
  String address(Operation operation, int unknown) {
    Matcher matcher = VARIABLE.matcher(operation.path());
    StringBuilder address = new StringBuilder();
    for (int place = 0; matcher.find(); place++) {
      String value = place == unknown ? UNKNOWN : value(operation.path(), matcher.toMatchResult());
      matcher.appendReplacement(address, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(address).toString().replace("**", "domains");
  }

  /** The places of the variables that an id can be wrong in; the engine is always right. */
  List<Integer> places(Operation operation) {
    List<String> variables =
        VARIABLE.matcher(operation.path()).results().map(MatchResult::group).toList();
    return IntStream.range(0, variables.size())
        .filter(place -> !variables.get(place).matches("\\{(name|engine|processEngineName)}"))
        .boxed()
        .toList();
  }

  private String value(String path, MatchResult variable) {
    String before = path.substring(0, variable.end());
    for (String end = before;
        !end.isEmpty();
        end = end.contains("/") ? end.substring(end.indexOf('/') + 1) : "") {
      if (known.containsKey(end)) {
        return filled(known.get(end), Person.NOBODY);
      }
    }
    throw new NoSuchElementException("Say in access/ids.yaml what there is at " + before);
  }

  /** A text with ids for names in braces. */
  String filled(String text, Person me) {
    String filled = text.replace("{me}", me.id());
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    return filled;
  }
}
