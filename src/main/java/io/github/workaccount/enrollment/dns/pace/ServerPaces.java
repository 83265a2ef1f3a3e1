package io.github.workaccount.enrollment.dns.pace;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;

/**
 * Which servers keep looks waiting. A packet can be lost: so one is slow after several looks in a
 * row, and no more after one that it did not keep waiting.
 */
public final class ServerPaces {

  /** So many in a row are no accident. */
  public static final int SEVERAL = 4;

  private static final int MOST_KEPT = 10_000;

  private final Map<String, Integer> slow =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).<String, Integer>build().asMap();

  /** A look is over that this server kept waiting. */
  void slow(String server) {
    slow.merge(server, 1, Integer::sum);
  }

  /** A look is over to which this server answered at once, always. */
  void quick(String server) {
    slow.remove(server);
  }

  /** Whether others are to expect that it keeps them waiting. */
  boolean isSlow(String server) {
    return slow.getOrDefault(server, 0) >= SEVERAL;
  }
}
