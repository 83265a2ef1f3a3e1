package io.github.workaccount.enrollment.microsoft.http;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The part of an exception that may be kept as a cause and leave this package. Those of the Graph
 * SDK, of msal4j and of their parsers may not: reading the message of one can throw in its turn (an
 * {@code ODataError} without an error in it does), which breaks whoever logs it or stores it with a
 * failed job; and others quote the body.
 */
public final class PlainCause {

  private static final String[] KNOWN = {
    "java.", "javax.", "sun.", "okhttp3.", "okio.", "io.github.workaccount.enrollment."
  };

  private PlainCause() {}

  /**
   * The first exception of the chain from which on all are of the JDK, of the HTTP client, or our
   * own.
   *
   * @param error what was thrown; may be null
   * @return null when there is none
   */
  public static Throwable of(Throwable error) {
    Throwable plain = error;
    while (plain != null && !isPlain(plain)) {
      plain = plain.getCause();
    }
    return plain;
  }

  private static boolean isPlain(Throwable error) {
    return Arrays.stream(KNOWN).anyMatch(error.getClass().getName()::startsWith)
        && Stream.concat(Stream.ofNullable(error.getCause()), Arrays.stream(error.getSuppressed()))
            .allMatch(PlainCause::isPlain);
  }
}
