package io.github.workaccount.enrollment.operation;

import io.github.workaccount.enrollment.application.Outage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A value that is found out at most once in a while, however often it is asked for. When that
 * fails, there is none until the next time.
 *
 * @param <T> the value
 */
final class Cached<T> {

  private static final Logger LOG = LoggerFactory.getLogger(Cached.class);

  private final String what;
  private final Supplier<T> source;
  private final Duration holds;
  private final Outage outage;
  private final Clock clock;
  private T value;
  private Instant expires = Instant.MIN;

  /**
   * @param what its name, for the log
   * @param source finds it out
   * @param holds how long it is good for
   * @param outage while there is one, nothing is looked for
   * @param clock the time
   */
  Cached(String what, Supplier<T> source, Duration holds, Outage outage, Clock clock) {
    this.what = what;
    this.source = source;
    this.holds = holds;
    this.outage = outage;
    this.clock = clock;
  }

  /** The value; nothing when it could not be found out. */
  synchronized Optional<T> get() {
    Instant now = clock.instant();
    // A clock that was set back must not make it hold for longer.
    if (!now.isBefore(expires) || now.plus(holds).isBefore(expires)) {
      value = find();
      expires = now.plus(holds);
    }
    return Optional.ofNullable(value);
  }

  private T find() {
    if (outage.trouble().isPresent()) {
      return null;
    }
    try {
      return source.get();
    } catch (RuntimeException e) {
      if (!outage.notice(e)) {
        LOG.warn("The {} could not be found out: {}", what, e.toString());
      }
      return null;
    }
  }
}
