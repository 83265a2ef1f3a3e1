package io.github.workaccount.enrollment.application.operation;

import io.github.workaccount.enrollment.application.operation.Store.Trouble;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/**
 * Whether this node's store works, by the writes that are made to find out. The log has one line
 * when an outage begins and one when it is over, however many requests, jobs and watches fail in
 * between. What fails while the store works is a doubt, no outage: a single connection may break.
 */
@Component
public class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  /** What began before the end of an outage may fail after it: that need not worry anybody. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private final Store store;
  private final AtomicInteger leftOut = new AtomicInteger();
  private final Object lock = new Object();
  private volatile Begun begun;

  /** What has failed since the write under way began, so that it does not tell of this one. */
  private volatile Trouble doubt;

  /** What had failed before the write under way began. */
  private volatile Trouble doubtBefore;

  private Long ended;

  Outage(Store store) {
    this.store = store;
  }

  private record Begun(long at, Trouble trouble) {}

  /** Why the store does not work now; nothing while it works. */
  public Optional<Trouble> trouble() {
    return Optional.ofNullable(begun).map(Begun::trouble);
  }

  /** Whether the store does not even answer now. */
  public boolean isAway() {
    return trouble().filter(Trouble::away).isPresent();
  }

  /** Whether something has failed because of the store, and no write has told yet how it is. */
  public boolean isInDoubt() {
    return doubt != null || doubtBefore != null;
  }

  /**
   * Takes notice of a failure of this node's, of whatever kind. It is no outage yet: the next write
   * tells.
   *
   * @return whether the store is the cause, so that nobody else need tell it
   */
  public boolean notice(Throwable failure) {
    Optional<Trouble> trouble = store.trouble(failure);
    trouble.ifPresent(
        found -> {
          leftOut.incrementAndGet();
          if (begun == null) {
            doubt = found;
          }
        });
    return trouble.isPresent();
  }

  /** A write begins that will tell how the store is. */
  public void checked() {
    synchronized (lock) {
      doubtBefore = doubt == null ? doubtBefore : doubt;
      doubt = null;
    }
  }

  /**
   * A write has failed: the store does not work.
   *
   * @param failure why
   * @param answers whether the store has answered right before, so that it is not away
   */
  public void failed(RuntimeException failure, boolean answers) {
    Trouble trouble =
        store
            .trouble(failure)
            .orElseGet(
                () -> new Trouble("cannot be written: %s.".formatted(failure.getMessage()), false));
    begin(new Trouble(trouble.reason(), trouble.away() && !answers));
    LOG.debug("The write that failed:", failure);
  }

  /**
   * A write has not ended.
   *
   * @param after for how long
   * @param answers whether the store has answered at the beginning of it, so that it is not away
   */
  public void hangs(Duration after, boolean answers) {
    String reason =
        answers
            ? "answers, but a write has not ended for %d seconds: all connections of this node are"
                + " in use, or its disk is slow."
            : "has not answered for %d seconds. Look whether it runs and can be reached.";
    begin(new Trouble(reason.formatted(after.toSeconds()), !answers));
  }

  /** A write has worked: an outage is over. */
  public void over() {
    Begun past;
    Trouble single;
    boolean late;
    long now = nanos();
    synchronized (lock) {
      past = begun;
      single = doubtBefore;
      late = ended != null && now - ended < LATE.toNanos();
      begun = null;
      doubtBefore = null;
      ended = past == null ? ended : (Long) now;
    }
    if (past != null) {
      LOG.info(
          "The database works again, after {} seconds. {} failures of that time have no line.",
          Duration.ofNanos(now - past.at()).toSeconds(),
          leftOut.getAndSet(0));
    } else if (single != null) {
      LOG.atLevel(late ? Level.INFO : Level.WARN)
          .log(
              "The database works, but {} times it did not: it {}",
              leftOut.getAndSet(0),
              single.reason());
    }
  }

  /** A clock that nobody sets. */
  long nanos() {
    return System.nanoTime();
  }

  /** The newest word counts, and has no line of its own: the outage is the same. */
  private void begin(Trouble trouble) {
    Begun before;
    synchronized (lock) {
      before = begun;
      begun = new Begun(before == null ? nanos() : before.at(), trouble);
      doubt = null;
      doubtBefore = null;
    }
    if (before == null) {
      LOG.error(
          "The database {} Until it works again, this node is not ready, requests that need it are"
              + " answered with 503, and what else fails has no line here (but with"
              + " logging.level.root=debug).",
          trouble.reason());
    }
  }
}
