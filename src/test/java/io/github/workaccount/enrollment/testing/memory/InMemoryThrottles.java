package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.directory.Throttles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The waits that tenants asked for, in memory. */
public final class InMemoryThrottles implements Throttles {

  private final MemoryTable<Row, Row> rows;

  private record Row(String tenant, Instant until) {}

  InMemoryThrottles(Memory memory) {
    this.rows = memory.table();
  }

  @Override
  public void asked(String tenant, Instant until) {
    Row row = new Row(tenant, until);
    rows.putNow(row, row);
  }

  @Override
  public Optional<Instant> until(String tenant, Instant now) {
    return rows.all().stream()
        .filter(row -> row.tenant().equals(tenant))
        .map(Row::until)
        .filter(until -> until.isAfter(now))
        .filter(until -> !until.isAfter(now.plus(LONGEST_WAIT).plusSeconds(60)))
        .max(Instant::compareTo);
  }

  @Override
  public int removeBefore(Instant time, int limit) {
    List<Row> old =
        rows.all().stream().filter(row -> row.until().isBefore(time)).limit(limit).toList();
    old.forEach(rows::remove);
    return old.size();
  }
}
