package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.application.Store.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether this node's store works. The log has one line when an outage begins and one when it is
 * over, however many requests, jobs and watches fail in between.
 */
@Component
public class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  /** What began before the end of an outage may fail after it: that is no new one. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private final Store store;
  private final Clock clock;
  private final AtomicInteger leftOut = new AtomicInteger();
  private final Object lock = new Object();
  private volatile Begun begun;
  private volatile Trouble heard;
  private volatile Instant ended = Instant.MIN;

  Outage(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Begun(Instant at, Trouble trouble) {}

  /** Why the store does not work now; nothing while it works. */
  public Optional<Trouble> trouble() {
    return Optional.ofNullable(begun).map(Begun::trouble);
  }

  /** Whether the store does not even answer now. */
  public boolean isAway() {
    return trouble().filter(Trouble::away).isPresent();
  }

  /**
   * Takes notice of a failure of this node's, of whatever kind.
   *
   * @return whether the store is the cause, so that nobody else need tell it
   */
  public boolean notice(Throwable failure) {
    Optional<Trouble> trouble = store.trouble(failure);
    trouble.ifPresent(
        found -> {
          leftOut.incrementAndGet();
          if (!isLate()) {
            begin(found);
          }
        });
    return trouble.isPresent();
  }

  /**
   * Hears of a failure that somebody is about to log: no outage yet, but the next write tells.
   *
   * @return whether the store is the cause, so that no line need be written
   */
  public boolean hear(Throwable failure) {
    Optional<Trouble> trouble = store.trouble(failure);
    trouble.ifPresent(
        found -> {
          leftOut.incrementAndGet();
          if (begun == null && !isLate()) {
            heard = found;
          }
        });
    return trouble.isPresent();
  }

  private boolean isLate() {
    return clock.instant().isBefore(ended.plus(LATE));
  }

  /**
   * A write has failed: the store does not work.
   *
   * @param failure why
   */
  public void failed(RuntimeException failure) {
    begin(
        store
            .trouble(failure)
            .orElseGet(
                () ->
                    new Trouble("cannot be written: %s.".formatted(failure.getMessage()), false)));
    LOG.debug("The write that failed:", failure);
  }

  /**
   * A write has not ended.
   *
   * @param after for how long
   */
  public void hangs(Duration after) {
    begin(
        new Trouble(
            "has not answered for %d seconds. Look whether it runs and can be reached."
                .formatted(after.toSeconds()),
            true));
  }

  /** A write has worked: an outage is over. */
  public void over() {
    Begun past;
    Trouble single;
    synchronized (lock) {
      past = begun;
      single = heard;
      begun = null;
      heard = null;
      ended = past == null ? ended : clock.instant();
    }
    if (past != null) {
      LOG.info(
          "The database works again, after {} seconds. {} failures of that time have no line.",
          Duration.between(past.at(), ended).toSeconds(),
          leftOut.getAndSet(0));
    } else if (single != null) {
      LOG.warn(
          "The database works, but {} times it did not: it {}",
          leftOut.getAndSet(0),
          single.reason());
    }
  }

  private void begin(Trouble trouble) {
    synchronized (lock) {
      heard = null;
      Begun before = begun;
      if (before == null || !before.trouble().away() && trouble.away()) {
        begun = new Begun(before == null ? clock.instant() : before.at(), trouble);
      }
      if (before != null) {
        return;
      }
    }
    LOG.error(
        "The database {} Until it works again, this node is not ready, requests that need it are"
            + " answered with 503, and what else fails has no line here (but with"
            + " logging.level.root=debug).",
        trouble.reason());
  }
}
