package io.github.workaccount.enrollment.operation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.workaccount.enrollment.application.operation.Outage;
import java.time.Duration;
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
  private final Outage outage;
  private final LoadingCache<String, Optional<T>> found;

  /**
   * @param what its name, for the log
   * @param source finds it out
   * @param holds how long it is good for
   * @param outage while there is one, nothing is looked for
   */
  Cached(String what, Supplier<T> source, Duration holds, Outage outage) {
    this(what, source, holds, outage, Ticker.systemTicker());
  }

  /**
   * @param time a clock that nobody sets
   */
  Cached(String what, Supplier<T> source, Duration holds, Outage outage, Ticker time) {
    this.what = what;
    this.source = source;
    this.outage = outage;
    this.found = Caffeine.newBuilder().expireAfterWrite(holds).ticker(time).build(name -> find());
  }

  /** The value; nothing when it could not be found out. */
  Optional<T> get() {
    return found.get(what);
  }

  private Optional<T> find() {
    if (outage.trouble().isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(source.get());
    } catch (RuntimeException e) {
      if (!outage.notice(e)) {
        LOG.warn("The {} could not be found out: {}", what, e.toString());
      }
      return Optional.empty();
    }
  }
}
