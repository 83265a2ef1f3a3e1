package io.github.workaccount.enrollment.microsoft;

import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Whether our clock is too wrong for tokens, by the header {@code Date} (RFC 9110, 6.6.1). */
final class ClockSkew {

  /** What Microsoft allows between the clocks. */
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  private ClockSkew() {}

  /**
   * Says so in a sentence.
   *
   * @param date the header; null when there is none
   * @param clock our clock
   * @return nothing when the clocks agree, or it cannot be told
   */
  static Optional<String> sentence(String date, Clock clock) {
    if (date == null) {
      return Optional.empty();
    }
    try {
      Duration ahead =
          Duration.between(
              ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(),
              clock.instant());
      return ahead.abs().compareTo(TOLERATED) <= 0
          ? Optional.empty()
          : Optional.of(
              " This machine's clock is %d minutes %s Microsoft's, so tokens are not accepted: set it right."
                  .formatted(ahead.abs().toMinutes(), ahead.isNegative() ? "behind" : "ahead of"));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
