package io.github.workaccount.enrollment.sandbox.graph;

import io.github.workaccount.enrollment.sandbox.http.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One call that Graph understands.
 *
 * @param method the HTTP method
 * @param path its segments below {@code /v1.0}
 * @param permissions application permissions of which one is enough
 * @param handler gives the answer
 */
public record GraphRoute(
    String method,
    List<Segment> path,
    Set<String> permissions,
    Function<GraphRequest, Answer> handler) {

  /**
   * Defines a call.
   *
   * @param path as in Graph's reference; {@code {x}} stands for a value, also inside a segment
   */
  static GraphRoute of(
      String method, String path, Set<String> permissions, Function<GraphRequest, Answer> handler) {
    List<Segment> segments = new ArrayList<>();
    for (String segment : path.substring(1).split("/")) {
      segments.add(Segment.of(segment));
    }
    return new GraphRoute(method, List.copyOf(segments), permissions, handler);
  }

  /** What the path's parameters are, or nothing if the path is another one. */
  public Optional<Map<String, String>> match(List<String> segments) {
    if (segments.size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (int i = 0; i < path.size(); i++) {
      if (!path.get(i).matches(segments.get(i), found)) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  /**
   * A part of the path: a fixed text, or a value between two fixed texts.
   *
   * @param before the text before the value, or all of it
   * @param name the value's name, or null
   * @param after the text after the value
   */
  record Segment(String before, String name, String after) {

    static Segment of(String pattern) {
      int open = pattern.indexOf('{');
      if (open < 0) {
        return new Segment(pattern, null, "");
      }
      int close = pattern.indexOf('}');
      return new Segment(
          pattern.substring(0, open),
          pattern.substring(open + 1, close),
          pattern.substring(close + 1));
    }

    boolean matches(String text, Map<String, String> found) {
      if (name == null) {
        return text.equalsIgnoreCase(before);
      }
      int valueLength = text.length() - before.length() - after.length();
      boolean fits =
          valueLength > 0
              && text.regionMatches(true, 0, before, 0, before.length())
              && text.endsWith(after)
              // A dollar sign starts a system segment such as $count, never a value.
              && text.charAt(before.length()) != '$';
      if (fits) {
        found.put(name, text.substring(before.length(), text.length() - after.length()));
      }
      return fits;
    }
  }
}
