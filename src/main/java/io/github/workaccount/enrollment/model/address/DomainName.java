package io.github.workaccount.enrollment.model.address;

import io.github.workaccount.enrollment.model.input.FormRule;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A DNS domain name in its canonical form: lower case, A-labels (punycode), no trailing dot, at
 * least two labels (RFC 1035, RFC 5890).
 *
 * @param value the canonical text, such as {@code contoso.com}
 */
public record DomainName(String value) implements Comparable<DomainName> {

  /**
   * What initial domains of tenants end in (rule R4); Germany's cloud is closed, its names live.
   */
  static final List<String> INITIAL_SUFFIXES =
      Stream.concat(
              Arrays.stream(Cloud.values()).map(Cloud::initialSuffix),
              Stream.of("onmicrosoft.de", "onmschina.cn"))
          .distinct()
          .map(suffix -> "." + suffix)
          .toList();

  private static final int MAX_LENGTH = 253;
  private static final Pattern LABELS =
      Pattern.compile(
          "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");
  private static final Pattern SINGLE_LABEL = Pattern.compile("[a-z0-9-]{1,63}");

  /** What resolvers read as an IPv4 address: the last label of a domain name is never a number. */
  private static final Pattern IP_ADDRESS = Pattern.compile("(?:[a-z0-9-]+\\.)*[0-9]+");

  /**
   * Checks that the text is canonical already; {@link DomainText#read} reads what people type.
   *
   * @throws InvalidValue when it is not
   */
  public DomainName {
    if (value == null || value.length() > MAX_LENGTH) {
      throw malformed(value);
    }
    if (IP_ADDRESS.matcher(value).matches()) {
      throw new InvalidValue(
          FormRule.IP_LITERAL,
          "\"%s\" is an IP address, not a domain name such as contoso.com.".formatted(value));
    }
    if (SINGLE_LABEL.matcher(value).matches()) {
      throw new InvalidValue(
          FormRule.SINGLE_LABEL,
          "\"%s\" is not a whole domain name such as contoso.com: it has no dot.".formatted(value));
    }
    if (!LABELS.matcher(value).matches()) {
      throw malformed(value);
    }
  }

  private static InvalidValue malformed(String value) {
    String shown = value == null ? "" : value.substring(0, Math.min(value.length(), MAX_LENGTH));
    return new InvalidValue(
        FormRule.DOMAIN_SYNTAX,
        "\"%s\" is not a domain name such as contoso.com.".formatted(shown));
  }

  /**
   * Whether this is the initial domain of a tenant in any cloud, such as {@code x.onmicrosoft.com}
   * or {@code x.onmicrosoft.us} (rule R4).
   */
  public boolean isInitialDomain() {
    return INITIAL_SUFFIXES.stream().anyMatch(value::endsWith);
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
