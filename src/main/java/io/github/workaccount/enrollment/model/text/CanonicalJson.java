package io.github.workaccount.enrollment.model.text;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Canonical JSON (RFC 8785) of objects, lists, strings, booleans, whole numbers and null: names are
 * sorted by UTF-16 code units, strings escaped only where they must be. Fractions are refused,
 * since nothing that is digested here has any.
 */
public final class CanonicalJson {

  /** RFC 8785 takes numbers from IEEE 754 doubles: whole numbers are exact up to here. */
  private static final long MAX_EXACT = 1L << 53;

  private CanonicalJson() {}

  /**
   * Writes a value.
   *
   * @param value maps with string keys, lists, strings, booleans, integers, longs or null
   * @return the canonical text
   * @throws IllegalArgumentException for anything else
   */
  public static String of(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof String text) {
      writeString(text, out);
    } else if (value instanceof Integer || value instanceof Long) {
      writeNumber(((Number) value).longValue(), out);
    } else if (value instanceof Map<?, ?> map) {
      writeObject(map, out);
    } else if (value instanceof List<?> list) {
      writeList(list, out);
    } else {
      throw new IllegalArgumentException("No canonical JSON for " + value.getClass());
    }
  }

  private static void writeNumber(long number, StringBuilder out) {
    if (number > MAX_EXACT || number < -MAX_EXACT) {
      throw new IllegalArgumentException("Not exact as a double: " + number);
    }
    out.append(number);
  }

  private static void writeObject(Map<?, ?> map, StringBuilder out) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put((String) name, value));
    out.append('{');
    Iterator<Map.Entry<String, Object>> entries = sorted.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Object> entry = entries.next();
      writeString(entry.getKey(), out);
      out.append(':');
      write(entry.getValue(), out);
      if (entries.hasNext()) {
        out.append(',');
      }
    }
    out.append('}');
  }

  private static void writeList(List<?> list, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(list.get(i), out);
    }
    out.append(']');
  }

  private static void writeString(String text, StringBuilder out) {
    if (text.codePoints().anyMatch(CanonicalJson::isHalfAPair)) {
      throw new IllegalArgumentException("No canonical JSON for half a surrogate pair");
    }
    out.append('"');
    text.chars().forEach(c -> writeCharacter((char) c, out));
    out.append('"');
  }

  /**
   * RFC 8785, section 3.2.2.2: such a text has no UTF-8, so digests of several would be the same.
   */
  private static boolean isHalfAPair(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static void writeCharacter(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < 0x20) {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
