package io.github.workaccount.enrollment.microsoft.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps one object per tenant, the least recently used ones being dropped.
 *
 * @param <V> what is kept
 */
public final class BoundedCache<V> {

  /** A client is some hundred kilobytes; few companies enroll at the same time. */
  public static final int SIZE = 200;

  private final Map<String, V> values =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
          return size() > SIZE;
        }
      };

  /** The object of a tenant, made when there is none. */
  public synchronized V get(String tenant, Function<String, V> maker) {
    return values.computeIfAbsent(tenant, maker);
  }

  /** Puts a new object in place of the old one. */
  public synchronized void put(String tenant, V value) {
    values.put(tenant, value);
  }

  /** Forgets a tenant. */
  public synchronized void remove(String tenant) {
    values.remove(tenant);
  }

  public synchronized int size() {
    return values.size();
  }
}
