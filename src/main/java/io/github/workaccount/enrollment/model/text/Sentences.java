package io.github.workaccount.enrollment.model.text;

import java.util.regex.Pattern;

/** Sentences that hold what others named. */
public final class Sentences {

  /** A name's own full stop, as it is or as a character reference, and that of the sentence. */
  private static final Pattern TWO_STOPS = Pattern.compile("(?<!\\.)(\\.|&#46;)\\.(?!\\.)");

  private Sentences() {}

  /**
   * The text, where a name such as "Litware, Inc." ends a sentence with one full stop.
   *
   * @param text sentences; an ellipsis of three dots stays
   */
  public static String withOneFullStop(String text) {
    return TWO_STOPS.matcher(text).replaceAll("$1");
  }
}
