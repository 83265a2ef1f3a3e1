package io.github.workaccount.enrollment.dns;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which servers keep looks waiting. A packet can be lost: so one is slow after several looks in a
 * row, and no more after one that it did not keep waiting.
 */
final class ServerPaces {

  /** So many in a row are no accident. */
  static final int SEVERAL = 4;

  private static final int MOST_KEPT = 10_000;

  private final Map<String, Integer> slow =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST_KEPT;
        }
      };

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
