package io.github.workaccount.enrollment.model.text;

import java.util.regex.Pattern;

/**
 * Characters that no person types: controls, and what is invisible and changes how a text reads.
 */
public final class ControlCharacters {

  /**
   * Joiners where they belong to how a word is written, as in Persian and Hindi; in a name they are
   * held to IDNA's rules besides.
   */
  private static final Pattern JOINERS =
      Pattern.compile(
          "(?<=[\\p{L}\\p{M}&&[^\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{IsInherited}\\p{IsCommon}]])[\\u200c\\u200d]");

  private ControlCharacters() {}

  /**
   * Whether a text holds characters that no person types into a line.
   *
   * @param text the text
   * @param lines whether line breaks are fine
   */
  public static boolean areIn(String text, boolean lines) {
    return JOINERS
        .matcher(text)
        .replaceAll("")
        .codePoints()
        .anyMatch(
            c ->
                (Character.isISOControl(c) && !(lines && (c == '\n' || c == '\r' || c == '\t')))
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
  }
}
