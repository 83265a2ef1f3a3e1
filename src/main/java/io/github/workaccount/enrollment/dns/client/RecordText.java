package io.github.workaccount.enrollment.dns.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.xbill.DNS.TXTRecord;

/** The text of a TXT record. */
public final class RecordText {

  private static final int MOST_SHOWN = 255;

  private RecordText() {}

  /**
   * The whole text: a long one comes in several strings, which belong together with nothing in
   * between (RFC 7208, section 3.3, says so for one use of TXT).
   */
  public static String joined(TXTRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Object part : record.getStringsAsByteArrays()) {
      bytes.writeBytes((byte[]) part);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The text for people: at most 255 characters, and what cannot be seen as {@code \\u{…}}. */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(MOST_SHOWN)
        .forEach(
            character -> {
              if (isVisible(character)) {
                shown.appendCodePoint(character);
              } else {
                shown.append("\\u{%x}".formatted(character));
              }
            });
    return shown.length() <= MOST_SHOWN ? shown.toString() : shown.substring(0, MOST_SHOWN) + "…";
  }

  private static boolean isVisible(int character) {
    int type = Character.getType(character);
    return character == ' '
        || !(Character.isISOControl(character)
            || Character.isSpaceChar(character)
            || type == Character.FORMAT
            || type == Character.SURROGATE
            || type == Character.PRIVATE_USE
            || type == Character.UNASSIGNED);
  }
}
