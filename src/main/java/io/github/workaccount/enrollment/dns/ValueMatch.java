package io.github.workaccount.enrollment.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a text that was found compares with the value that is wanted. Only the exact text is a proof.
 *
 * @param kind how close it is
 * @param difference what differs where it is almost right; else empty
 */
record ValueMatch(Kind kind, String difference) {

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
  private static final Pattern QUOTES =
      Pattern.compile("[\"'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]+");
  private static final Pattern LAST_DOTS = Pattern.compile("\\.+$");

  /** How close a text is. */
  enum Kind {
    /** The very text. */
    EXACT,
    /** The text, but for quotation marks, spaces, a last dot, letters' case or its prefix. */
    ALMOST,
    /** Another value as Microsoft makes them. */
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
    boolean old = !prefix.isEmpty() && startsWith(bare, prefix);
    return new ValueMatch(old ? Kind.OLD : Kind.OTHER, "");
  }

  private static boolean startsWith(String text, String prefix) {
    return text.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT));
  }

  private static String without(Pattern what, String text, String name, List<String> differences) {
    String bare = what.matcher(text).replaceAll("");
    if (!bare.equals(text)) {
      differences.add(name);
    }
    return bare;
  }
}
