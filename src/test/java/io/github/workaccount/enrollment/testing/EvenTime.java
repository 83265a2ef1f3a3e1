package io.github.workaccount.enrollment.testing;

import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import java.time.Duration;
import java.time.Instant;

/** What a node knows of its time, as a test has it. */
public final class EvenTime implements Timekeeping {

  /** All clocks agree, since long ago. */
  public static final EvenTime SINCE_EVER = new EvenTime(Instant.EPOCH, Hold.NONE);

  private final Instant since;
  private Instant lastStep = Instant.EPOCH;
  private final Hold hold;

  /**
   * @param since since when the time has gone by evenly
   * @param hold why the node begins nothing
   */
  public EvenTime(Instant since, Hold hold) {
    this.since = since;
    this.hold = hold;
  }

  /** The clock was set at a time. */
  public static EvenTime setAt(Instant time) {
    EvenTime set = new EvenTime(time, Hold.NONE);
    set.lastStep = time;
    return set;
  }

  @Override
  public Instant lastStep() {
    return lastStep;
  }

  @Override
  public boolean mayWork() {
    return hold == Hold.NONE;
  }

  @Override
  public Instant evenSince() {
    return since;
  }

  @Override
  public void measure() {
    // It is as the test says.
  }

  @Override
  public Reading reading() {
    return new Reading(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, null, null, hold);
  }
}
