package io.github.workaccount.enrollment.testing.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A table in memory; its rows never change, they are replaced. */
final class MemoryTable<K, V> {

  private Map<K, V> rows = new LinkedHashMap<>();

  /** As it was when the transaction began that is under way; null when none is. */
  private Map<K, V> before;

  synchronized Optional<V> find(K key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** All rows, in the order in which they were added. */
  synchronized List<V> all() {
    return List.copyOf(rows.values());
  }

  /** The rows that are wanted, in the order in which they were added. */
  synchronized List<V> all(Predicate<V> wanted) {
    return rows.values().stream().filter(wanted).toList();
  }

  /** Adds or replaces a row in the transaction that is under way. */
  synchronized void put(K key, V row) {
    rows.put(key, row);
  }

  /** Adds or replaces a row in a transaction of its own. */
  synchronized void putNow(K key, V row) {
    rows.put(key, row);
    if (before != null) {
      before.put(key, row);
    }
  }

  synchronized void remove(K key) {
    rows.remove(key);
  }

  synchronized void begin() {
    before = new LinkedHashMap<>(rows);
  }

  synchronized void commit() {
    before = null;
  }

  synchronized void giveUp() {
    rows = before;
    before = null;
  }
}
