package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Evidence in memory. */
public final class InMemoryEvidence implements Evidence {

  private final MemoryTable<Long, Row> rows;
  private final Clock clock;
  private final AtomicLong ids = new AtomicLong();

  private record Row(
      EnrollmentId enrollment, Instant at, String kind, String actor, Map<String, Object> data) {}

  InMemoryEvidence(Memory memory, Clock clock) {
    this.rows = memory.table();
    this.clock = clock;
  }

  @Override
  public void add(EnrollmentId enrollment, EvidenceKind kind, String actor, Map<String, ?> data) {
    rows.put(ids.incrementAndGet(), row(enrollment, kind, actor, data));
  }

  @Override
  public void addNow(
      EnrollmentId enrollment, EvidenceKind kind, String actor, Map<String, ?> data) {
    rows.putNow(ids.incrementAndGet(), row(enrollment, kind, actor, data));
  }

  @Override
  public List<Entry> of(EnrollmentId enrollment) {
    List<Entry> entries = new ArrayList<>();
    rows.all().stream()
        .filter(row -> row.enrollment().equals(enrollment))
        .map(row -> new Entry(entries.size() + 1L, row.at(), row.kind(), row.actor(), row.data()))
        .forEachOrdered(entries::add);
    return entries;
  }

  /** The entries of a kind, oldest first. */
  public List<Entry> of(EnrollmentId enrollment, String kind) {
    return of(enrollment).stream().filter(entry -> entry.kind().equals(kind)).toList();
  }

  /** The only entry of a kind. */
  public Entry only(EnrollmentId enrollment, String kind) {
    List<Entry> entries = of(enrollment, kind);
    if (entries.size() != 1) {
      throw new AssertionError("%d entries %s: %s".formatted(entries.size(), kind, of(enrollment)));
    }
    return entries.get(0);
  }

  private Row row(EnrollmentId enrollment, EvidenceKind kind, String actor, Map<String, ?> data) {
    return new Row(
        enrollment,
        clock.instant(),
        kind.key(),
        actor,
        Collections.unmodifiableMap(new LinkedHashMap<>(data)));
  }
}
