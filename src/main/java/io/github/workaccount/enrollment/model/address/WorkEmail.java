package io.github.workaccount.enrollment.model.address;

import io.github.workaccount.enrollment.model.input.FormRule;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.text.Spaces;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An e-mail address that is well formed: a mailbox with a dot-atom local part (RFC 5321),
 * international letters included (RFC 6531). Whether a company can enroll with it is decided by
 * {@link AddressRules}.
 *
 * @param localPart the part before the at sign, as typed
 * @param domain the canonical domain
 */
public record WorkEmail(String localPart, DomainName domain) {

  /** In bytes, as RFC 5321 counts them (sections 4.5.3.1.1 and 4.5.3.1.3). */
  private static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL_PART = 64;

  /** How much of a text is repeated in a message. */
  private static final int MAX_SHOWN = 80;

  private static final Pattern ATOM_CHARACTER =
      Pattern.compile("[\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~-]");
  private static final Pattern DOTS = Pattern.compile("\\..*|.*\\.|.*\\.\\..*", Pattern.DOTALL);
  private static final Pattern WIDE_AT_SIGN = Pattern.compile("[\uff20\ufe6b]");
  private static final Pattern ADDRESS_LITERAL = Pattern.compile("\\[.*");

  /**
   * Reads an address.
   *
   * @param text what was typed
   * @param domains reads its domain
   * @return the address, its domain canonical
   * @throws InvalidValue when it is no usable address, with the form rule and the reason
   */
  public static WorkEmail parse(String text, DomainText domains) {
    String typed = text == null ? "" : Spaces.strip(text);
    if (typed.startsWith("\"")) {
      throw new InvalidValue(
          FormRule.QUOTED_LOCAL_PART,
          "%s has quotation marks before the @. The standard allows that, but many mail systems do not deliver it, so it is not supported. Give a plain address."
              .formatted(shown(typed)));
    }
    int at = typed.indexOf('@');
    requireOneAddress(typed, at);
    String local = Normalizer.normalize(typed.substring(0, at), Normalizer.Form.NFC);
    requireDotAtom(typed, local, domains);
    WorkEmail email = new WorkEmail(local, domain(typed.substring(at + 1), domains));
    if (bytes(email.value()) > MAX_LENGTH) {
      throw malformed(typed, "it is longer than %d bytes".formatted(MAX_LENGTH));
    }
    return email;
  }

  private static void requireOneAddress(String typed, int at) {
    if (typed.isEmpty()) {
      throw new InvalidValue(
          FormRule.ADDRESS_SYNTAX, "Give an e-mail address such as kim@contoso.com.");
    }
    if (typed.indexOf('<') >= 0 || typed.indexOf('>') >= 0) {
      throw malformed(typed, "give the address alone, without a name and angle brackets");
    }
    if (at < 0) {
      throw malformed(typed, noAtSign(typed));
    }
    if (typed.indexOf('@', at + 1) >= 0) {
      throw malformed(typed, "it has more than one @. Give one address");
    }
    if (at == 0) {
      throw malformed(typed, "there is nothing before the @");
    }
    if (at == typed.length() - 1) {
      throw malformed(typed, "there is no domain after the @");
    }
  }

  private static String noAtSign(String typed) {
    Matcher wide = WIDE_AT_SIGN.matcher(typed);
    return wide.find()
        ? "it has the wide sign \"%s\" in the place of the @. Type the @ in its plain width"
            .formatted(wide.group())
        : "it has no @";
  }

  private static boolean isJoiner(int codePoint) {
    return codePoint == '\u200c' || codePoint == '\u200d';
  }

  private static void requireDotAtom(String typed, String local, DomainText domains) {
    if (bytes(local) > MAX_LOCAL_PART) {
      throw malformed(
          typed, "the part before the @ is longer than %d bytes".formatted(MAX_LOCAL_PART));
    }
    if (DOTS.matcher(local).matches()) {
      throw malformed(
          typed, "the part before the @ begins or ends with a dot or has two dots together");
    }
    boolean joined = domains.joinsAsAllowed(local);
    local
        .codePoints()
        .filter(c -> c != '.' && !(joined && isJoiner(c)))
        .mapToObj(Character::toString)
        .filter(c -> !ATOM_CHARACTER.matcher(c).matches())
        .findFirst()
        .ifPresent(
            c -> {
              throw malformed(typed, "the part before the @ may not have " + name(c));
            });
  }

  private static DomainName domain(String typed, DomainText domains) {
    if (ADDRESS_LITERAL.matcher(typed).matches()) {
      throw new InvalidValue(
          FormRule.IP_LITERAL,
          "%s is an IP address, not a domain name. Give an address at the company's own domain."
              .formatted(shown(typed)));
    }
    return domains.read(typed);
  }

  private static InvalidValue malformed(String typed, String reason) {
    return new InvalidValue(
        FormRule.ADDRESS_SYNTAX,
        "\"%s\" is not an e-mail address such as kim@contoso.com: %s."
            .formatted(shown(typed), reason));
  }

  private static String name(String character) {
    int code = character.codePointAt(0);
    return Spaces.isSpace(code)
        ? "a space"
        : Character.isISOControl(code) || Character.getType(code) == Character.FORMAT
            ? "a control or invisible character"
            : "\"" + character + "\"";
  }

  private static String shown(String text) {
    return text.codePointCount(0, text.length()) <= MAX_SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN)) + "…";
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * What an address was read as, where that is more than another case of its letters, so that no
   * name becomes another one unnoticed.
   *
   * @param text what was typed
   * @param domains reads its domain
   * @return such as {@code kim@firma.com} for a ligature of f and i; nothing when it was read as it
   *     stands, or is no address
   */
  public static Optional<String> readAs(String text, DomainText domains) {
    try {
      WorkEmail email = parse(text, domains);
      String typed = Spaces.strip(text);
      return domains.isSpelled(typed.substring(typed.indexOf('@') + 1), email.domain)
          ? Optional.empty()
          : Optional.of(email.localPart + "@" + domains.show(email.domain));
    } catch (InvalidValue e) {
      return Optional.empty();
    }
  }

  /** The address as text. */
  public String value() {
    return localPart + "@" + domain;
  }

  @Override
  public String toString() {
    return value();
  }
}
