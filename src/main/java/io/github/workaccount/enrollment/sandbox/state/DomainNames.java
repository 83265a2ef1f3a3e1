package io.github.workaccount.enrollment.sandbox.state;

import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads domain names that people and programs send. */
public final class DomainNames {

  private static final int MAX_LENGTH = 253;

  /** As registries and browsers map names today (IDNA2008): straße.de is not strasse.de. */
  private static final IDNA NAMES =
      IDNA.getUTS46Instance(
          IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.CHECK_CONTEXTO
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);

  /** Names with two hyphens there are older than IDNA, and in use. */
  private static final Set<IDNA.Error> HARMLESS = EnumSet.of(IDNA.Error.HYPHEN_3_4);

  private static final Pattern NAME =
      Pattern.compile("([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private DomainNames() {}

  /**
   * Brings a name to lower-case ASCII without a final dot.
   *
   * @return the name, or empty if it is none with at least two labels (RFC 1035, RFC 5890)
   */
  public static Optional<String> normalize(String text) {
    if (text == null || text.isBlank() || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    IDNA.Info info = new IDNA.Info();
    String name = NAMES.nameToASCII(text.strip(), new StringBuilder(), info).toString();
    if (!HARMLESS.containsAll(info.getErrors())) {
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
