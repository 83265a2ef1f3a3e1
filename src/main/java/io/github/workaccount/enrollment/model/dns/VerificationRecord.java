package io.github.workaccount.enrollment.model.dns;

/**
 * The DNS record that proves a domain (rule D5).
 *
 * @param host the owner name, without a trailing dot
 * @param type {@code TXT}, or {@code MX} with the mail exchange as value
 * @param value exactly what must be published, such as {@code MS=ms12345678}
 * @param ttl the time to live that Microsoft advises, in seconds
 * @param exchange the mail exchange that proves the domain as well when it stands in an MX record
 *     at the host, such as {@code ms12345678.msv1.invalid}; null when it is not known
 */
public record VerificationRecord(String host, String type, String value, int ttl, String exchange) {

  /** A record that nothing else stands in for. */
  public VerificationRecord(String host, String type, String value, int ttl) {
    this(host, type, value, ttl, null);
  }

  /** The mail exchange that proves the domain; null when an MX record does not. */
  public String provingExchange() {
    return "MX".equals(type) ? value : exchange;
  }
}
