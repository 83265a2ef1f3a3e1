package io.github.workaccount.enrollment.access;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that the product answers over HTTP.
 *
 * @param method the HTTP method
 * @param path its template, such as {@code /task/{id}}; a variable's pattern is left out
 * @param takes the content type of the body that it takes; null when it takes none
 */
public record Operation(String method, String path, String takes) implements Comparable<Operation> {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\s*([\\w.-]+)\\s*(:[^{}]*)?}");
  private static final Comparator<Operation> ORDER =
      Comparator.comparing(Operation::path).thenComparing(Operation::method);

  public Operation {
    path = VARIABLE.matcher(path).replaceAll("{$1}").replaceAll("/{2,}", "/");
  }

  /** Whether it only reads, by its method (RFC 9110, 9.2.1). */
  public boolean isSafe() {
    return List.of("GET", "HEAD", "OPTIONS").contains(method);
  }

  /** The variables of the path, each with the segment before it: {@code task/{id}}. */
  public List<String> variables() {
    Matcher found = Pattern.compile("([^/{}]*)/(\\{[^{}]+})").matcher(path);
    return found.results().map(match -> match.group(1) + "/" + match.group(2)).toList();
  }

  @Override
  public int compareTo(Operation other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
