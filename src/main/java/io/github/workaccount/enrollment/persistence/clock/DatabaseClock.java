package io.github.workaccount.enrollment.persistence.clock;

import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.persistence.clock.DatabaseTime.Sample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's clock, in whole milliseconds, which every database keeps. It is asked now and
 * then; in between goes what the machine measures of time going by, which no setting of a clock
 * changes. So the time is the same on every node, within half of a round trip.
 */
final class DatabaseClock extends Clock implements Timekeeping {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);

  /** A bigger difference is no drift: the clock was set. */
  private static final Duration STEP = Duration.ofSeconds(2);

  /** Several times the pause between two measurements: some may fail. */
  private static final Duration GOOD_FOR = Duration.ofSeconds(30);

  /** How many at the start: the first ones take longer than the others. */
  private static final int FIRST_SAMPLES = 3;

  private final Supplier<Sample> database;
  private final LongSupplier nanos;
  private final LongSupplier machine;
  private final Duration workWithin;
  private final Duration settle;
  private volatile State state;
  private Hold told = Hold.NONE;

  /**
   * Asks the database.
   *
   * @param database gives its time
   * @param marked the latest time that is on record, before which no right clock can be; null when
   *     there is none
   * @param nanos the time that goes by, {@link System#nanoTime()}
   * @param machine the machine's clock, {@link System#currentTimeMillis()}
   * @param workWithin how far the machine's clock may be off while the node works
   * @param lock how long a lock holds: after the database's clock was set nothing begins until all
   *     that were taken before have run out, those of a node that had not noticed among them
   */
  DatabaseClock(
      Supplier<Sample> database,
      Instant marked,
      LongSupplier nanos,
      LongSupplier machine,
      Duration workWithin,
      Duration lock) {
    this.database = database;
    this.nanos = nanos;
    this.machine = machine;
    this.workWithin = workWithin;
    this.settle = GOOD_FOR.plus(lock);
    Anchor first = Anchor.of(database.get());
    this.state = State.first(first, nanos.getAsLong(), machine.getAsLong());
    Duration back = marked == null ? Duration.ZERO : Duration.between(marked, first.time());
    if (back.compareTo(STEP.negated()) < 0) {
      step(first, back, nanos.getAsLong(), machine.getAsLong());
    }
    for (int sample = 1; sample < FIRST_SAMPLES; sample++) {
      measure();
    }
  }

  /**
   * What the database's clock showed at a moment.
   *
   * @param time what it showed
   * @param at the moment, in nanoseconds
   * @param error how wrong that may be, in nanoseconds
   */
  private record Anchor(Instant time, long at, long error) {

    /** No two quartzes go apart faster, one of them being corrected. */
    private static final int DRIFT = 2_000;

    static Anchor of(Sample sample) {
      long half = (sample.received() - sample.sent()) / 2;
      return new Anchor(sample.time(), sample.sent() + half, half);
    }

    Instant timeAt(long nanos) {
      return time.plusNanos(nanos - at);
    }

    long errorAt(long nanos) {
      return error + Math.max(0, nanos - at) / DRIFT;
    }
  }

  /**
   * What is known.
   *
   * @param anchor the best look at the database's clock
   * @param latest the latest time that was told, in milliseconds: small corrections wait for it
   * @param measured the moment of the last measurement
   * @param machine the machine's clock at that moment, in milliseconds
   * @param evenSince the time of the start or of the last step
   * @param steps how many steps there were
   * @param step the last one; null when there was none
   * @param stepped the moment at which that was noticed
   */
  private record State(
      Anchor anchor,
      AtomicLong latest,
      long measured,
      long machine,
      Instant evenSince,
      int steps,
      Duration step,
      long stepped) {

    static State first(Anchor anchor, long now, long machine) {
      return new State(anchor, new AtomicLong(), now, machine, anchor.timeAt(now), 0, null, now);
    }

    State measured(Anchor better, long now, long machine) {
      return new State(better, latest, now, machine, evenSince, steps, step, stepped);
    }

    State stepped(Anchor other, Duration by, long now, long machine) {
      return new State(
          other, new AtomicLong(), now, machine, other.timeAt(now), steps + 1, by, now);
    }

    Duration offset() {
      return Duration.between(anchor.timeAt(measured), Instant.ofEpochMilli(machine));
    }
  }

  @Override
  public Instant instant() {
    State now = state;
    long millis = now.anchor().timeAt(nanos.getAsLong()).toEpochMilli();
    return Instant.ofEpochMilli(now.latest().accumulateAndGet(millis, Math::max));
  }

  @Override
  public synchronized void measure() {
    Anchor seen = Anchor.of(database.get());
    long now = nanos.getAsLong();
    long clock = machine.getAsLong();
    Anchor known = state.anchor();
    Duration difference = Duration.between(known.timeAt(seen.at()), seen.time());
    Duration doubt = Duration.ofNanos(known.errorAt(seen.at()) + seen.error());
    if (difference.abs().compareTo(doubt.plus(STEP)) > 0) {
      step(seen, difference, now, clock);
    } else {
      boolean better =
          seen.error() <= known.errorAt(seen.at()) || difference.abs().compareTo(doubt) > 0;
      state = state.measured(better ? seen : known, now, clock);
    }
    tell();
  }

  private void step(Anchor seen, Duration by, long now, long clock) {
    Duration before = state.offset();
    state = state.stepped(seen, by, now, clock);
    // Asleep, a machine counts no time going by, and its own clock goes on like the database's.
    boolean both = state.offset().minus(before).abs().compareTo(STEP) <= 0;
    LOG.warn(
        "The database's clock was set by {} s{}. Nothing new begins on this node for {} s, until"
            + " what is under way has ended; then it goes on by that clock.",
        seconds(by),
        both && !by.isNegative() ? ", or this machine slept" : "",
        settle.toSeconds());
  }

  private void tell() {
    Hold hold = hold();
    if (hold == Hold.OFF && told != Hold.OFF) {
      LOG.warn(
          "This machine's clock differs from the database's by {} s: the node does no jobs until"
              + " they agree within {} s. Have this machine's clock synchronized (NTP).",
          seconds(state.offset()),
          workWithin.toSeconds());
    } else if (hold == Hold.NONE && told != Hold.NONE) {
      LOG.info("This node's time can be relied on again; it goes on with its jobs.");
    }
    told = hold;
  }

  @Override
  public boolean mayWork() {
    return hold() == Hold.NONE;
  }

  private Hold hold() {
    State known = state;
    Duration age = since(known.measured());
    Duration shown = Duration.ofMillis(machine.getAsLong() - known.machine());
    if (age.compareTo(GOOD_FOR) > 0 || shown.minus(age).abs().compareTo(STEP) > 0) {
      return Hold.UNMEASURED;
    }
    if (known.step() != null && since(known.stepped()).compareTo(settle) < 0) {
      return Hold.STEPPED;
    }
    return known.offset().abs().minusNanos(known.anchor().error()).compareTo(workWithin) > 0
        ? Hold.OFF
        : Hold.NONE;
  }

  @Override
  public Instant evenSince() {
    return state.evenSince();
  }

  @Override
  public Instant lastStep() {
    State known = state;
    return known.step() == null ? Instant.EPOCH : known.evenSince();
  }

  @Override
  public Reading reading() {
    State known = state;
    return new Reading(
        known.offset(),
        Duration.ofNanos(known.anchor().errorAt(known.measured())),
        since(known.measured()),
        known.steps(),
        known.step(),
        known.step() == null ? null : since(known.stepped()),
        hold());
  }

  private Duration since(long moment) {
    return Duration.ofNanos(nanos.getAsLong() - moment);
  }

  private static String seconds(Duration duration) {
    return "%+.1f".formatted(duration.toMillis() / 1000.0);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The product works in UTC");
  }
}
