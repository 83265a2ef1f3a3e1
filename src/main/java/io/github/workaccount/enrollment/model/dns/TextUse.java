package io.github.workaccount.enrollment.model.dns;

import java.util.Arrays;
import java.util.regex.Pattern;

/** What a text in a TXT record is for, as far as its form tells. */
enum TextUse {
  /** Who may send mail (RFC 7208). */
  SPF("SPF, which says who may send mail for the domain", "v=spf1|spf2\\.0/"),
  /** What is done with forged mail (RFC 7489). */
  DMARC("DMARC, which says what is done with forged mail", "v=DMARC1"),
  /** A key that signs mail (RFC 6376). */
  DKIM("a DKIM key, which signs mail", "v=DKIM1|(?:^|[;\\s])(?:k=|p=[A-Za-z0-9+/]{20})"),
  /** A part of the entry that has a field of its own. */
  NOTHING("", "^(?:[0-9]+[smhdw]?|IN|TXT|TTL|seconds|[\\s\u2026@:;=,.])+$"),
  /** A value that some service looks for. */
  PROOF("what another service looks for", "[A-Za-z0-9_.-]+[=:]\\S"),
  /** Anything else. */
  UNKNOWN("which something else may need", "");

  private final String words;
  private final Pattern form;

  TextUse(String words, String form) {
    this.words = words;
    this.form = Pattern.compile(form, Pattern.CASE_INSENSITIVE);
  }

  /** Tells the use of a text. */
  static TextUse of(String text) {
    return Arrays.stream(values())
        .filter(use -> use.form.matcher(text).find())
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** What it is for, for people. */
  String words() {
    return words;
  }
}
