package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What all tables of waits have in common: rows are open or closed, are due, and are claimed by one
 * node for a while.
 */
final class MemoryWaits<K, W> {

  private final MemoryTable<K, Row<W>> rows;
  private final Kind<K, W> kind;

  MemoryWaits(Memory memory, Kind<K, W> kind) {
    this.rows = memory.table();
    this.kind = kind;
  }

  /** How to read and set what waits have in common. */
  interface Kind<K, W> {

    K key(W wait);

    boolean isOpen(W wait);

    /** When it is due; null when never. */
    Instant due(W wait);

    /** Until when it is waited; null when nothing ends it. */
    Instant expires(W wait);

    /** The same, due at another time. */
    W dueAt(W wait, Instant time);
  }

  private record Row<W>(W waiting, Instant claimedAt, Instant claimedUntil) {}

  synchronized Optional<W> find(K key) {
    return rows.find(key).map(Row::waiting);
  }

  synchronized List<W> all() {
    return rows.all().stream().map(Row::waiting).toList();
  }

  /** Until when a row is claimed, if it is. */
  synchronized Optional<Instant> claimedUntil(K key) {
    return rows.find(key).map(Row::claimedUntil);
  }

  /** Adds or replaces a wait that nobody has claimed. */
  synchronized void put(W wait) {
    rows.put(kind.key(wait), new Row<>(wait, null, null));
  }

  /** Changes a wait, if it is there; whoever has claimed it still has. */
  synchronized void change(K key, UnaryOperator<W> how) {
    rows.find(key)
        .ifPresent(
            row ->
                rows.put(
                    key, new Row<>(how.apply(row.waiting()), row.claimedAt(), row.claimedUntil())));
  }

  /** Changes a wait and gives its claim back. */
  synchronized void giveBack(K key, UnaryOperator<W> how) {
    rows.find(key).ifPresent(row -> put(how.apply(row.waiting())));
  }

  /** When it is due next: at once, where somebody asked for that while it was claimed. */
  synchronized Instant next(K key, Instant planned) {
    Row<W> row = rows.find(key).orElseThrow();
    Instant due = kind.due(row.waiting());
    return row.claimedAt() != null && due != null && due.isAfter(row.claimedAt()) ? due : planned;
  }

  synchronized void remove(K key) {
    rows.remove(key);
  }

  synchronized List<W> claimDue(Claim claim) {
    return claimDue(claim, wait -> true, Comparator.comparing(wait -> true));
  }

  /** Claims some of those that are due, the first ones by an order, then the longest waiting. */
  synchronized List<W> claimDue(Claim claim, Predicate<W> among, Comparator<W> order) {
    makeStuckOnesDue(claim);
    List<W> due =
        rows.all(row -> isDue(row, claim) && among.test(row.waiting())).stream()
            .map(Row::waiting)
            .sorted(order.thenComparing(kind::due))
            .limit(claim.limit())
            .toList();
    due.forEach(wait -> rows.putNow(kind.key(wait), new Row<>(wait, claim.now(), claim.until())));
    return due;
  }

  private void makeStuckOnesDue(Claim claim) {
    if (claim.stuckAfter() != null) {
      all().stream()
          .filter(kind::isOpen)
          .filter(wait -> kind.due(wait).isAfter(claim.stuckAfter()))
          .forEach(wait -> change(kind.key(wait), stuck -> kind.dueAt(stuck, claim.now())));
    }
  }

  private boolean isDue(Row<W> row, Claim claim) {
    W wait = row.waiting();
    if (!kind.isOpen(wait) || kind.due(wait).isAfter(claim.now())) {
      return false;
    }
    boolean waited = kind.expires(wait) == null || kind.expires(wait).isAfter(claim.now());
    boolean free =
        row.claimedUntil() == null
            || row.claimedUntil().isBefore(claim.now())
            || row.claimedUntil().isAfter(claim.longestClaim());
    return waited && free;
  }
}
