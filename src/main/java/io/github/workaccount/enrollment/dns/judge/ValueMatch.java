package io.github.workaccount.enrollment.dns.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a text that was found compares with the value that is wanted. Only the exact text is a proof.
 *
 * @param kind how close it is
 * @param difference what differs where it is almost right, the other text where the value is merged
 *     with some; else empty
 */
record ValueMatch(Kind kind, String difference) {

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
  private static final Pattern QUOTES =
      Pattern.compile("[\"'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]+");
  private static final Pattern LAST_DOTS = Pattern.compile("\\.+$");
  private static final Pattern EDGES =
      Pattern.compile(
          "^[\\s\\p{Z}\\p{Cf}\"'`\u201c\u201d;,]+|[\\s\\p{Z}\\p{Cf}\"'`\u201c\u201d;,]+$");

  /** How close a text is. */
  enum Kind {
    /** The very text. */
    EXACT,
    /** The text, but for quotation marks, spaces, a last dot, letters' case or its prefix. */
    ALMOST,
    /** The very text, with something else before or behind it. */
    MERGED,
    /** Another value as Microsoft makes them, and nothing else. */
    OLD,
    /** Something else. */
    OTHER
  }

  /**
   * Compares.
   *
   * @param wanted the value that must be there, such as {@code MS=ms12345678}
   * @param found what is there
   */
  static ValueMatch of(String wanted, String found) {
    if (found.equals(wanted)) {
      return new ValueMatch(Kind.EXACT, "");
    }
    List<String> differences = new ArrayList<>();
    String bare = without(QUOTES, found, "quotation marks", differences);
    bare = without(SPACES, bare, "spaces", differences);
    bare = without(LAST_DOTS, bare, "a dot at its end", differences);
    String prefix = wanted.substring(0, wanted.indexOf('=') + 1);
    if (!prefix.isEmpty() && (prefix + bare).equalsIgnoreCase(wanted)) {
      differences.add("the missing " + prefix);
      bare = prefix + bare;
    }
    if (bare.equalsIgnoreCase(wanted)) {
      if (!bare.equals(wanted)) {
        differences.add("capital or small letters");
      }
      return new ValueMatch(Kind.ALMOST, String.join(" and ", differences));
    }
    return rest(wanted, found)
        .map(rest -> new ValueMatch(Kind.MERGED, rest))
        .orElseGet(() -> new ValueMatch(isOld(prefix, found) ? Kind.OLD : Kind.OTHER, ""));
  }

  /** What stands around the value in a longer text; a number that goes on is another value. */
  private static Optional<String> rest(String wanted, String found) {
    Matcher value =
        Pattern.compile(Pattern.quote(wanted) + "(?![0-9])", Pattern.CASE_INSENSITIVE)
            .matcher(found);
    return value.find()
        ? Optional.of(
            Stream.of(found.substring(0, value.start()), found.substring(value.end()))
                .map(part -> EDGES.matcher(part).replaceAll(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" \u2026 ")))
        : Optional.empty();
  }

  /** What holds more than the value may still be needed for that. */
  private static boolean isOld(String prefix, String found) {
    String bare = QUOTES.matcher(found).replaceAll("").strip();
    bare = LAST_DOTS.matcher(bare).replaceAll("").strip();
    return !prefix.isEmpty()
        && bare.regionMatches(true, 0, prefix, 0, prefix.length())
        && bare.chars().skip(prefix.length()).allMatch(Character::isLetterOrDigit);
  }

  private static String without(Pattern what, String text, String name, List<String> differences) {
    String bare = what.matcher(text).replaceAll("");
    if (!bare.equals(text)) {
      differences.add(name);
    }
    return bare;
  }
}
