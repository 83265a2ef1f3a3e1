package io.github.workaccount.enrollment.process.briefing;

import java.util.regex.Pattern;

/**
 * Text in the forms' Markdown views. What people typed must not act there, neither as Markdown nor
 * as HTML.
 */
final class Markdown {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]()#+\\-.!|<>&~:/@\"']");

  private Markdown() {}

  /** The text, shown as it is. */
  static String text(String typed) {
    return typed == null
        ? ""
        : SPECIAL
            .matcher(typed.replaceAll("\\s+", " "))
            .replaceAll(match -> "&#" + (int) match.group().charAt(0) + ";");
  }
}
