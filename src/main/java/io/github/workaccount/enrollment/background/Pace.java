package io.github.workaccount.enrollment.background;

import java.time.Duration;

/**
 * Spreads looks over time. Ten thousand records that fall due together would otherwise take all
 * processors until they are done, and people would wait for their pages (DnsRoundBench).
 */
final class Pace {

  private static final int BURSTS_PER_SECOND = 20;

  private final double perNano;
  private final double burst;
  private double free;
  private long last;

  /**
   * @param perSecond how many look-ups begin in a second
   * @param now the {@link System#nanoTime()}
   */
  public Pace(int perSecond, long now) {
    this.perNano = perSecond / (double) Duration.ofSeconds(1).toNanos();
    this.burst = Math.max(1, perSecond / (double) BURSTS_PER_SECOND);
    this.free = burst;
    this.last = now;
  }

  /** How many look-ups may begin now. */
  synchronized int free(long now) {
    free = Math.min(burst, free + (now - last) * perNano);
    last = now;
    return (int) free;
  }

  /** So many look-ups begin. */
  synchronized void take(int count) {
    free -= count;
  }

  /** How long it takes until a whole burst is free again. */
  synchronized Duration refill() {
    return Duration.ofNanos((long) ((burst - free) / perNano));
  }
}
