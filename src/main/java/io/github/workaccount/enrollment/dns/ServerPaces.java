package io.github.workaccount.enrollment.dns;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which servers answered quickly the last time, and which kept somebody waiting. */
final class ServerPaces {

  private static final int MOST_KEPT = 10_000;

  private final Map<String, Boolean> quick =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /** Keeps how a server did. */
  void keep(String server, boolean wasQuick) {
    quick.put(server, wasQuick);
  }

  boolean isQuick(String server) {
    return Boolean.TRUE.equals(quick.get(server));
  }

  /** Whether it kept somebody waiting; false of one that nobody knows. */
  boolean isSlow(String server) {
    return Boolean.FALSE.equals(quick.get(server));
  }
}
