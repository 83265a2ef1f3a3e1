package io.github.workaccount.enrollment.microsoft.http;

import java.time.Duration;
import java.time.Instant;

/**
 * What may be used in any period of a given length, whenever that begins. It counts in slots of a
 * tenth of the period, so it takes the same little memory however much is used.
 */
final class Allowance {

  /** A period that begins within a slot reaches into an eleventh. */
  private static final int SLOTS = 11;

  private final int limit;
  private final long slotMillis;
  private final long[] slots = new long[SLOTS];
  private final int[] used = new int[SLOTS];

  Allowance(int limit, Duration period) {
    this.limit = limit;
    this.slotMillis = period.toMillis() / (SLOTS - 1);
  }

  /**
   * From when on there is room.
   *
   * @param cost for how much
   * @param now the time
   * @return a time that is not after now when there is room already
   */
  Instant roomFrom(int cost, Instant now) {
    long current = now.toEpochMilli() / slotMillis;
    long total = 0;
    for (int i = 0; i < SLOTS; i++) {
      total += isIn(slots[i], current) ? used[i] : 0;
    }
    Instant from = now;
    for (long slot = current - SLOTS + 1; total + cost > limit && slot <= current; slot++) {
      int i = (int) (slot % SLOTS);
      if (slots[i] == slot) {
        total -= used[i];
        from = Instant.ofEpochMilli((slot + SLOTS) * slotMillis);
      }
    }
    return from;
  }

  /** Uses some. */
  void use(int cost, Instant now) {
    long current = now.toEpochMilli() / slotMillis;
    int i = (int) (current % SLOTS);
    if (slots[i] != current) {
      slots[i] = current;
      used[i] = 0;
    }
    used[i] += cost;
  }

  private static boolean isIn(long slot, long current) {
    return slot > current - SLOTS && slot <= current;
  }
}
