package io.github.workaccount.enrollment.sandbox;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads domain names that people and programs send. */
final class DomainNames {

  private static final int MAX_LENGTH = 253;

  private static final Pattern NAME =
      Pattern.compile("([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private DomainNames() {}

  /**
   * Brings a name to lower-case ASCII without a final dot.
   *
   * @return the name, or empty if it is none with at least two labels (RFC 1035, RFC 5890)
   */
  static Optional<String> normalize(String text) {
    if (text == null || text.isBlank() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String name = text.strip();
    try {
      name = IDN.toASCII(name).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    return name.length() <= MAX_LENGTH && NAME.matcher(name).matches()
        ? Optional.of(name)
        : Optional.empty();
  }
}
