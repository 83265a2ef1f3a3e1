package io.github.workaccount.enrollment.model.text;

import java.util.regex.Pattern;

/**
 * Spaces as Unicode knows them: those that do not break lines too, which come along when a text is
 * copied from a page or a table and which Java's own methods leave.
 */
public final class Spaces {

  private static final Pattern SEVERAL = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private Spaces() {}

  /** The text without the spaces at its ends. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The first word of a text that begins with none, and the rest of the text if there is one. */
  public static String[] firstWordAndRest(String text) {
    return SEVERAL.split(text, 2);
  }

  /** Whether a character is a space or a line break of any kind. */
  public static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }
}
