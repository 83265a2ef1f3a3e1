package io.github.workaccount.enrollment.model;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A DNS domain name in its canonical form: lower case, A-labels (punycode), no trailing dot, at
 * least two labels (RFC 1035, RFC 5890).
 *
 * @param value the canonical text, such as {@code contoso.com}
 */
public record DomainName(String value) implements Comparable<DomainName> {

  /** Initial domains of tenants end in this suffix (rule R4). */
  private static final String INITIAL_SUFFIX = ".onmicrosoft.com";

  private static final int MAX_LENGTH = 253;
  private static final Pattern LABELS =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");
  private static final Pattern DIGITS_ONLY = Pattern.compile("\\d+");

  /**
   * Checks that the text is canonical already; use {@link #parse} for what people type.
   *
   * @throws InvalidValue when it is not
   */
  public DomainName {
    if (value == null || value.length() > MAX_LENGTH || !LABELS.matcher(value).matches()) {
      throw new InvalidValue("\"%s\" is not a domain name such as contoso.com.".formatted(value));
    }
    if (DIGITS_ONLY.matcher(value.substring(value.lastIndexOf('.') + 1)).matches()) {
      throw new InvalidValue("\"%s\" is an IP address, not a domain name.".formatted(value));
    }
  }

  /**
   * Reads a domain name as people type it: any case, a trailing dot, international letters.
   *
   * @param text what was typed
   * @return the canonical domain name
   * @throws InvalidValue when it is no domain name
   */
  public static DomainName parse(String text) {
    String trimmed = text == null ? "" : text.strip();
    if (trimmed.endsWith(".")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    try {
      return new DomainName(
          IDN.toASCII(trimmed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
    } catch (InvalidValue e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidValue("\"%s\" is not a domain name such as contoso.com.".formatted(text));
    }
  }

  /** Whether this is the initial domain of a tenant, {@code x.onmicrosoft.com} (rule R4). */
  public boolean isInitialDomain() {
    return value.endsWith(INITIAL_SUFFIX);
  }

  @Override
  public int compareTo(DomainName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
