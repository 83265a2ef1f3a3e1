package io.github.workaccount.enrollment.model;

import java.util.regex.Pattern;

/**
 * An e-mail address that is well formed (RFC 5321 mailbox with a dot-atom local part). Whether a
 * company can enroll with it is decided by {@link AddressRules}.
 *
 * @param localPart the part before the at sign, as typed
 * @param domain the canonical domain
 */
public record WorkEmail(String localPart, DomainName domain) {

  private static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL_PART = 64;
  private static final Pattern DOT_ATOM =
      Pattern.compile(
          "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");

  /**
   * Reads an address.
   *
   * @param text what was typed
   * @return the address, its domain canonical
   * @throws InvalidValue when it is no usable address, with the reason
   */
  public static WorkEmail parse(String text) {
    String typed = text == null ? "" : text.strip();
    int at = typed.lastIndexOf('@');
    if (at < 1 || at == typed.length() - 1) {
      throw new InvalidValue(
          "\"%s\" is not an e-mail address. Give one such as name@contoso.com.".formatted(typed));
    }
    String local = typed.substring(0, at);
    if (local.startsWith("\"")) {
      throw new InvalidValue("Quoted local parts are not supported. Give a plain address.");
    }
    if (typed.length() > MAX_LENGTH
        || local.length() > MAX_LOCAL_PART
        || !DOT_ATOM.matcher(local).matches()) {
      throw new InvalidValue(
          "\"%s\" is not an e-mail address. Give one such as name@contoso.com.".formatted(typed));
    }
    return new WorkEmail(local, DomainName.parse(typed.substring(at + 1)));
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
