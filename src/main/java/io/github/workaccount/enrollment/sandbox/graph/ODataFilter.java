package io.github.workaccount.enrollment.sandbox.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of OData's {@code $filter} that the product uses: {@code property eq 'a'} and {@code
 * property in ('a','b')}, joined by {@code or}. Text compares without regard to case.
 */
final class ODataFilter {

  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*(\\w+)\\s+(?:eq\\s+('(?:[^']|'')*')"
              + "|in\\s*\\(\\s*('(?:[^']|'')*'(?:\\s*,\\s*'(?:[^']|'')*')*)\\s*\\))\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OR = Pattern.compile("or\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");

  /** Graph's own limit for directory objects. */
  private static final int MAX_VALUES = 15;

  private record Clause(String property, List<String> values) {}

  private final List<Clause> clauses;

  private ODataFilter(List<Clause> clauses) {
    this.clauses = clauses;
  }

  /**
   * Reads a filter.
   *
   * @param text the filter; null or blank lets everything through
   * @param properties the names that may stand in it
   * @throws GraphFailure 400 {@code Request_UnsupportedQuery} for anything else, as well as for
   *     more than 15 values
   */
  static ODataFilter parse(String text, Set<String> properties) {
    List<Clause> clauses = new ArrayList<>();
    if (text == null || text.isBlank()) {
      return new ODataFilter(clauses);
    }
    Matcher clause = CLAUSE.matcher(text);
    Matcher or = OR.matcher(text);
    int position = 0;
    while (true) {
      if (!clause.region(position, text.length()).lookingAt()) {
        throw GraphFailure.unsupportedQuery("Unsupported or invalid query filter clause.");
      }
      clauses.add(clause(clause, properties));
      position = clause.end();
      if (position == text.length()) {
        break;
      }
      if (!or.region(position, text.length()).lookingAt()) {
        throw GraphFailure.unsupportedQuery("Unsupported or invalid query filter clause.");
      }
      position = or.end();
    }
    requireFew(clauses);
    return new ODataFilter(clauses);
  }

  /** Whether an entity gets through. */
  boolean accepts(Map<String, Object> entity) {
    return clauses.isEmpty() || clauses.stream().anyMatch(clause -> accepts(clause, entity));
  }

  private static boolean accepts(Clause clause, Map<String, Object> entity) {
    Object actual = entity.get(clause.property());
    return actual instanceof String text
        && clause.values().stream().anyMatch(text::equalsIgnoreCase);
  }

  private static Clause clause(Matcher matcher, Set<String> properties) {
    String property =
        properties.stream()
            .filter(matcher.group(1)::equalsIgnoreCase)
            .findFirst()
            .orElseThrow(
                () ->
                    GraphFailure.unsupportedQuery(
                        "Unsupported property '" + matcher.group(1) + "' in the filter."));
    List<String> values = new ArrayList<>();
    Matcher value = VALUE.matcher(matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
    while (value.find()) {
      values.add(value.group(1).replace("''", "'"));
    }
    return new Clause(property, values);
  }

  private static void requireFew(List<Clause> clauses) {
    int count = clauses.stream().mapToInt(clause -> clause.values().size()).sum();
    if (count > MAX_VALUES) {
      throw GraphFailure.unsupportedQuery(
          "Too many child clauses in the filter: " + count + ", at most " + MAX_VALUES + ".");
    }
  }
}
