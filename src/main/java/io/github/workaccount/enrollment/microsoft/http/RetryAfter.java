package io.github.workaccount.enrollment.microsoft.http;

import io.github.workaccount.enrollment.application.directory.Throttles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Reads the header {@code Retry-After} (RFC 9110, section 10.2.3). */
public final class RetryAfter {

  /** Some of Graph's resources throttle without saying for how long. */
  static final Duration DEFAULT = Duration.ofSeconds(30);

  /** Who says "at once" again and again would be hammered; calling on counts against us. */
  static final Duration SOONEST = Duration.ofSeconds(5);

  private static final Duration LONGEST = Throttles.LONGEST_WAIT;

  private RetryAfter() {}

  /**
   * When to ask again at the earliest: from {@link #SOONEST} to one hour from now.
   *
   * @param header seconds or an HTTP date; null or anything else means {@link #DEFAULT}
   * @param clock the time
   */
  public static Instant until(String header, Clock clock) {
    Instant now = clock.instant();
    String text = header == null ? "" : header.strip();
    if (text.matches("\\d{1,9}")) {
      return bounded(now.plusSeconds(Long.parseLong(text)), now);
    }
    if (text.matches("\\d{1,9}\\.\\d{1,9}")) {
      // Not by the RFC, but Graph's own example has it.
      return bounded(now.plusSeconds(Long.parseLong(text.split("\\.")[0]) + 1), now);
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return bounded(date, now);
    } catch (DateTimeParseException e) {
      return now.plus(DEFAULT);
    }
  }

  /** No honest answer asks for more; a mistaken one must not park a job for years. */
  private static Instant bounded(Instant asked, Instant now) {
    Instant soonest = now.plus(SOONEST);
    if (asked.isBefore(soonest)) {
      return soonest;
    }
    Instant latest = now.plus(LONGEST);
    return asked.isBefore(latest) ? asked : latest;
  }
}
