package io.github.workaccount.enrollment.model;

/**
 * The DNS record that proves a domain (rule D5).
 *
 * @param host the owner name, without a trailing dot
 * @param type {@code TXT}
 * @param value exactly what must be published, such as {@code MS=ms12345678}
 * @param ttl the time to live that Microsoft advises, in seconds
 */
public record VerificationRecord(String host, String type, String value, int ttl) {}
