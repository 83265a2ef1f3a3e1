package io.github.workaccount.enrollment.application.enrollment;

import java.time.Duration;
import java.time.Instant;

/**
 * How far this node's time can be relied on. All nodes reckon by one clock, the database's: the
 * product's {@link java.time.Clock} follows it with what the machine measures of time going by, so
 * neither a machine's clock that is wrong nor one that is set anew moves it.
 */
public interface Timekeeping {

  /**
   * Whether this node may begin something that another node must not do as well: claim a row, take
   * a job, write to Microsoft. Costs no query.
   */
  boolean mayWork();

  /**
   * Since when the time has gone by evenly, as far as this node has seen: since its start or since
   * the last step of the database's clock. What is marked with an earlier time, or with one that is
   * still to come, may have happened a moment before.
   */
  Instant evenSince();

  /** When the database's clock was set last, by the new time; the epoch when this node saw none. */
  Instant lastStep();

  /**
   * Compares with the database's clock.
   *
   * @throws RuntimeException when the database does not tell
   */
  void measure();

  /** What the last measurement told, and what follows. Costs no query. */
  Reading reading();

  /**
   * What is known of the clocks.
   *
   * @param offset how far this machine's clock is ahead of the database's; negative when behind
   * @param error how wrong the offset may be
   * @param age how long ago the database was asked
   * @param steps how often the database's clock was set since the start
   * @param step by how much it was set last; null when it was not
   * @param steppedAgo how long ago that was noticed; null when it was not
   * @param hold why this node begins nothing
   */
  record Reading(
      Duration offset,
      Duration error,
      Duration age,
      int steps,
      Duration step,
      Duration steppedAgo,
      Hold hold) {}

  /** Why a node begins nothing. */
  enum Hold {
    /** It works. */
    NONE,
    /** The database was not asked for long, or the machine's clock was set since. */
    UNMEASURED,
    /**
     * The database's clock was set, or this machine slept: what is under way anywhere has to end
     * first.
     */
    STEPPED,
    /** The machine's clock is too far from the database's. */
    OFF
  }
}
