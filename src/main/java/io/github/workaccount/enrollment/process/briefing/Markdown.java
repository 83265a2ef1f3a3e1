package io.github.workaccount.enrollment.process.briefing;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Text in the forms' Markdown views. What people typed must not act there, neither as Markdown nor
 * as HTML.
 */
final class Markdown {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]()#+\\-.!|<>&~:/@\"']");
  private static final Pattern URL = Pattern.compile("https?://[^\\s,]*[^\\s,.:]");
  private static final String MARK = "`";

  /** Characters of the private use area stand for what would act in a sentence. */
  private static final char QUIET_MARK = '\uE000';

  private static final char QUIET_COLON = '\uE001';

  private Markdown() {}

  /** The text, shown as it is. */
  static String text(String typed) {
    return typed == null
        ? ""
        : SPECIAL
            .matcher(loud(typed).replaceAll("\\s+", " "))
            .replaceAll(match -> "&#" + (int) match.group().charAt(0) + ";");
  }

  /**
   * Text from outside for a {@link #sentence}: it marks nothing there to copy and makes no link.
   */
  static String outside(String text) {
    return text.replace(MARK.charAt(0), QUIET_MARK).replace(':', QUIET_COLON);
  }

  private static String loud(String text) {
    return text.replace(QUIET_MARK, MARK.charAt(0)).replace(QUIET_COLON, ':');
  }

  /** A value to use elsewhere: a click takes the whole of it, and it gets a button to copy it. */
  static String code(String value) {
    return "<code>" + text(value) + "</code>";
  }

  /** A link that opens beside the form. */
  static String link(String label, String url) {
    return "<a href=\"%s\" target=\"_blank\">%s</a>".formatted(text(url), text(label));
  }

  /**
   * A sentence for a form: its addresses are links, and what is between back quotes is to copy.
   *
   * @param sentence plain, apart from the back quotes; text from outside as {@link #outside} gives
   *     it
   */
  static String sentence(String sentence) {
    String[] parts = sentence.split(MARK, -1);
    return IntStream.range(0, parts.length)
        .mapToObj(i -> i % 2 == 0 ? linked(parts[i]) : code(parts[i]))
        .collect(Collectors.joining());
  }

  /** The same sentence where nothing can be copied or opened by a click. */
  static String plain(String sentence) {
    return loud(sentence.replace(MARK, ""));
  }

  /** Steps in their order. */
  static String numbered(List<String> sentences) {
    return IntStream.range(0, sentences.size())
        .mapToObj(i -> "%d. %s".formatted(i + 1, sentence(sentences.get(i))))
        .collect(Collectors.joining("\n"));
  }

  /** Things in no order. */
  static String bullets(List<String> sentences) {
    return sentences.stream().map(one -> "- " + sentence(one)).collect(Collectors.joining("\n"));
  }

  private static String linked(String text) {
    StringBuilder linked = new StringBuilder();
    int end = 0;
    Matcher urls = URL.matcher(text);
    while (urls.find()) {
      MatchResult url = urls.toMatchResult();
      linked.append(text(text.substring(end, url.start()))).append(link(url.group(), url.group()));
      end = url.end();
    }
    return linked.append(text(text.substring(end))).toString();
  }
}
