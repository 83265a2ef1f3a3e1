package io.github.workaccount.enrollment.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a unit test: it stands still until the test sets it. */
public final class StoppedClock extends Clock {

  private volatile Instant now;

  /**
   * @param now the time at first
   */
  public StoppedClock(Instant now) {
    this.now = now;
  }

  /** Sets the time forward. */
  public void forward(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
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
