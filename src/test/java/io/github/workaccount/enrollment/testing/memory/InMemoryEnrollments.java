package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.failure.DomainTaken;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Enrollments in memory. */
public final class InMemoryEnrollments implements Enrollments {

  private final MemoryTable<EnrollmentId, Enrollment> rows;
  private final MemoryTable<EnrollmentId, Created> created;

  private record Created(EnrollmentId enrollment, String tenantId) {}

  InMemoryEnrollments(Memory memory) {
    this.rows = memory.table();
    this.created = memory.table();
  }

  @Override
  public synchronized void add(Enrollment enrollment) {
    requireFree(enrollment);
    rows.put(enrollment.id(), version(enrollment, 0));
  }

  @Override
  public synchronized void update(Enrollment enrollment) {
    if (find(enrollment.id()).filter(row -> row.version() == enrollment.version()).isEmpty()) {
      throw new ChangedMeanwhile(enrollment.id());
    }
    requireFree(enrollment);
    rows.put(enrollment.id(), version(enrollment, enrollment.version() + 1));
    created
        .find(enrollment.id())
        .filter(taken -> !isLeadingTo(enrollment, taken.tenantId()))
        .ifPresent(taken -> created.remove(taken.enrollment()));
  }

  @Override
  public synchronized boolean withdraw(EnrollmentId id, Enrollment.Withdrawal withdrawal) {
    Optional<Enrollment> running =
        find(id).filter(row -> row.withdrawal() == null && row.outcome() == null);
    running.ifPresent(row -> rows.put(id, with(row, withdrawal, row.version() + 1)));
    return running.isPresent();
  }

  @Override
  public Optional<Enrollment> find(EnrollmentId id) {
    return rows.find(id);
  }

  @Override
  public Optional<Enrollment> findByProcessInstance(String processInstanceId) {
    return all(row -> row.processInstanceId().equals(processInstanceId)).findFirst();
  }

  @Override
  public Optional<Enrollment> activeFor(DomainName domain) {
    return all(row -> domain.equals(row.domain()) && !row.state().isEnd()).findFirst();
  }

  @Override
  public Optional<Enrollment> predecessorOf(Enrollment enrollment) {
    return all(row -> enrollment.domain() != null && enrollment.domain().equals(row.domain()))
        .filter(row -> row.state().isEnd() && !row.id().equals(enrollment.id()))
        .filter(row -> !row.requestedAt().isAfter(enrollment.requestedAt()))
        .min(newestFirst());
  }

  @Override
  public List<Enrollment> linkedTo(String tenantId) {
    return all(row -> row.state() == EnrollmentState.ENROLLED)
        .filter(row -> target(row).filter(tenantId::equals).isPresent())
        .sorted(Comparator.comparing(Enrollment::requestedAt))
        .toList();
  }

  @Override
  public List<Enrollment> leadingTo(String tenantId) {
    return all(row -> isLeadingTo(row, tenantId))
        .sorted(Comparator.comparing(Enrollment::requestedAt))
        .toList();
  }

  @Override
  public synchronized void takeCreated(EnrollmentId id, String tenantId) {
    if (created.all().stream()
        .filter(taken -> taken.tenantId().equals(tenantId))
        .anyMatch(taken -> !taken.enrollment().equals(id))) {
      throw new ChangedMeanwhile(id);
    }
    created.put(id, new Created(id, tenantId));
  }

  @Override
  public List<Enrollment> withWithdrawalPending() {
    return all(row -> row.withdrawal() != null && row.outcome() == null)
        .sorted(Comparator.comparing(row -> row.withdrawal().at()))
        .toList();
  }

  @Override
  public Page list(Filter filter) {
    List<Enrollment> found =
        all(row -> filter.domain() == null || filter.domain().equals(row.domain()))
            .filter(row -> filter.requester() == null || filter.requester().equals(row.requester()))
            .filter(row -> filter.state() == null || filter.state() == shown(row, filter))
            .sorted(newestFirst())
            .toList();
    return new Page(
        found.stream().skip((long) filter.page() * filter.size()).limit(filter.size()).toList(),
        found.size());
  }

  private static EnrollmentState shown(Enrollment row, Filter filter) {
    return filter.withIncident().contains(row.processInstanceId())
        ? EnrollmentState.NEEDS_ATTENTION
        : row.state();
  }

  private Stream<Enrollment> all(Predicate<Enrollment> which) {
    return rows.all(which).stream();
  }

  private static Comparator<Enrollment> newestFirst() {
    return Comparator.comparing(Enrollment::requestedAt)
        .reversed()
        .thenComparing(row -> row.id().value());
  }

  private void requireFree(Enrollment enrollment) {
    if (enrollment.domain() != null
        && !enrollment.state().isEnd()
        && activeFor(enrollment.domain())
            .filter(active -> !active.id().equals(enrollment.id()))
            .isPresent()) {
      throw new DomainTaken(enrollment.domain());
    }
  }

  private static boolean isLeadingTo(Enrollment row, String tenantId) {
    return !row.state().isEnd() && target(row).filter(tenantId::equals).isPresent();
  }

  private static Optional<String> target(Enrollment row) {
    return Optional.ofNullable(row.facts()).flatMap(facts -> facts.target()).map(Tenant::id);
  }

  private static Enrollment version(Enrollment row, int version) {
    return with(row, row.withdrawal(), version);
  }

  private static Enrollment with(Enrollment row, Enrollment.Withdrawal withdrawal, int version) {
    return new Enrollment(
        row.id(),
        row.processInstanceId(),
        row.requester(),
        row.requestedAt(),
        row.request(),
        row.domain(),
        row.state(),
        row.facts(),
        row.route(),
        row.tenantAdmin(),
        withdrawal,
        row.outcome(),
        version);
  }
}
