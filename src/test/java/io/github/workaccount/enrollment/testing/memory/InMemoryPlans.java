package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Plans and their changes in memory. */
public final class InMemoryPlans implements Plans {

  private final MemoryTable<Long, Kept> plans;
  private final MemoryTable<Long, Row> changes;
  private final AtomicLong ids = new AtomicLong();

  private record Row(long planId, PlannedChange change) {}

  private record Kept(long id, Plan plan) {}

  InMemoryPlans(Memory memory) {
    this.plans = memory.table();
    this.changes = memory.table();
  }

  @Override
  public synchronized void add(Plan plan) {
    long planId = ids.incrementAndGet();
    plans.put(planId, new Kept(planId, plan));
    for (Change change : plan.changes()) {
      long id = ids.incrementAndGet();
      changes.put(
          id,
          new Row(
              planId,
              new PlannedChange(
                  id,
                  plan.enrollment(),
                  plan.tenantId(),
                  change,
                  ChangeStatus.PLANNED,
                  null,
                  null,
                  false,
                  null)));
    }
  }

  @Override
  public Optional<Plan> current(EnrollmentId enrollment) {
    return latest(enrollment).map(Kept::plan);
  }

  @Override
  public synchronized List<PlannedChange> currentChanges(EnrollmentId enrollment) {
    return of(enrollment)
        .filter(row -> latest(enrollment).filter(kept -> kept.id() == row.planId()).isPresent())
        .map(Row::change)
        .toList();
  }

  @Override
  public List<PlannedChange> allChanges(EnrollmentId enrollment) {
    return of(enrollment)
        .map(Row::change)
        .sorted(Comparator.comparing(PlannedChange::id).reversed())
        .toList();
  }

  @Override
  public synchronized void mark(PlannedChange change) {
    changes.put(change.id(), new Row(planId(change), change));
  }

  @Override
  public synchronized void markNow(PlannedChange change) {
    changes.putNow(change.id(), new Row(planId(change), change));
  }

  private Optional<Kept> latest(EnrollmentId enrollment) {
    return plans.all().stream()
        .filter(kept -> kept.plan().enrollment().equals(enrollment))
        .reduce((earlier, later) -> later);
  }

  private long planId(PlannedChange change) {
    return changes.find(change.id()).orElseThrow().planId();
  }

  private Stream<Row> of(EnrollmentId enrollment) {
    return changes.all().stream().filter(row -> row.change().enrollment().equals(enrollment));
  }
}
