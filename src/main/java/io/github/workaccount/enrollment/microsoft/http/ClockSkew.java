package io.github.workaccount.enrollment.microsoft.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How far this machine's clock is from Microsoft's, by the header {@code Date} (RFC 9110, 6.6.1).
 * Assertions are signed by the machine's clock, which is not the one that the product reckons by.
 */
public final class ClockSkew {

  /** Microsoft refuses a signed assertion whose times are further off (RFC 7523, section 3). */
  public static final Duration TOLERATED = Duration.ofMinutes(5);

  private ClockSkew() {}

  /**
   * How far this machine's clock is ahead; negative when behind.
   *
   * @param date the header; null when there is none
   * @return nothing when it cannot be told
   */
  public static Optional<Duration> ahead(String date) {
    try {
      return date == null
          ? Optional.empty()
          : Optional.of(
              Duration.between(
                  ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(),
                  Instant.now()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Says in a sentence that the clock is too wrong for tokens.
   *
   * @param date the header; null when there is none
   * @return nothing when the clocks agree, or it cannot be told
   */
  public static Optional<String> sentence(String date) {
    return ahead(date)
        .filter(ahead -> ahead.abs().compareTo(TOLERATED) > 0)
        .map(
            ahead ->
                " This machine's clock is %d minutes %s Microsoft's, so tokens are not accepted: set it right."
                    .formatted(
                        ahead.abs().toMinutes(), ahead.isNegative() ? "behind" : "ahead of"));
  }
}
