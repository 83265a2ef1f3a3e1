package io.github.workaccount.enrollment.model.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How people read a point in time: in UTC. */
public final class PointInTime {

  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter TO_THE_MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private PointInTime() {}

  /**
   * Such as {@code 2026-03-01 09:30:00 UTC}.
   *
   * @param time when
   */
  public static String inWords(Instant time) {
    return WORDS.format(time);
  }

  /**
   * Such as {@code 2026-03-01 09:30 UTC}, where seconds say nothing: for what is due, or long over.
   *
   * @param time when
   */
  public static String toTheMinute(Instant time) {
    return TO_THE_MINUTE.format(time);
  }
}
