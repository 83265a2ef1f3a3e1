package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.failure.KeyTaken;
import io.github.workaccount.enrollment.application.request.IdempotencyKeys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Idempotency keys, in memory. */
public final class InMemoryIdempotencyKeys implements IdempotencyKeys {

  private final MemoryTable<Key, Row> rows;

  private record Key(String user, String key) {}

  private record Row(Key key, Used used) {}

  InMemoryIdempotencyKeys(Memory memory) {
    this.rows = memory.table();
  }

  @Override
  public Optional<Used> find(String user, String key) {
    return rows.find(new Key(user, key)).map(Row::used);
  }

  @Override
  public synchronized void add(String user, String key, Used used) {
    if (find(user, key).isPresent()) {
      throw new KeyTaken(null);
    }
    rows.put(new Key(user, key), new Row(new Key(user, key), used));
  }

  @Override
  public synchronized int removeBefore(Instant time, int limit) {
    List<Row> old =
        rows.all().stream().filter(row -> row.used().at().isBefore(time)).limit(limit).toList();
    old.forEach(row -> rows.remove(row.key()));
    return old.size();
  }
}
