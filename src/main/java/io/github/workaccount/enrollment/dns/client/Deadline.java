package io.github.workaccount.enrollment.dns.client;

import java.time.Duration;

/**
 * Until when a look-up must be over, and whom it may wait for until then.
 *
 * @param nanos the {@link System#nanoTime()} of that moment
 * @param visits which servers
 */
public record Deadline(long nanos, Visits visits) {

  public static Deadline in(Duration time) {
    return in(time, Visits.FREE);
  }

  public static Deadline in(Duration time, Visits visits) {
    return new Deadline(System.nanoTime() + time.toNanos(), visits);
  }

  /** The time that is left; zero when it is over. */
  public Duration left() {
    Duration left = visits.atMost(Duration.ofNanos(nanos - System.nanoTime()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean isOver() {
    return left().isZero();
  }

  /** An earlier one, so that some time is left for what comes after. */
  public Deadline before(Duration reserve) {
    return new Deadline(nanos - reserve.toNanos(), visits);
  }

  /** An earlier one, at this part of the time that is left. */
  public Deadline after(int part, int of) {
    return in(left().multipliedBy(part).dividedBy(of), visits);
  }

  /** At most this long, and never longer than is left. */
  Duration atMost(Duration time) {
    Duration left = left();
    return left.compareTo(time) < 0 ? left : time;
  }
}
