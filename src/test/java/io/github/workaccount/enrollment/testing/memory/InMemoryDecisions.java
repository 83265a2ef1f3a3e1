package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.DataIntegrityViolationException;

/** Decisions in memory. */
public final class InMemoryDecisions implements Decisions {

  private final MemoryTable<Long, Decision> rows;
  private final Enrollments enrollments;
  private final AtomicLong ids = new AtomicLong();

  InMemoryDecisions(Memory memory, Enrollments enrollments) {
    this.rows = memory.table();
    this.enrollments = enrollments;
  }

  @Override
  public void add(Decision decision) {
    if (enrollments.find(decision.enrollment()).isEmpty()) {
      throw new DataIntegrityViolationException("No enrollment " + decision.enrollment());
    }
    rows.put(ids.incrementAndGet(), decision);
  }

  @Override
  public List<Decision> of(EnrollmentId enrollment) {
    return rows.all().stream()
        .filter(decision -> decision.enrollment().equals(enrollment))
        .toList();
  }
}
