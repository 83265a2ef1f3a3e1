package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.consent.ConsentRequests;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests for consent, in memory. */
public final class InMemoryConsentRequests implements ConsentRequests {

  private final MemoryTable<String, Row> rows;
  private final Enrollments enrollments;

  private record Row(ConsentRequest request, boolean replaced) {}

  InMemoryConsentRequests(Memory memory, Enrollments enrollments) {
    this.rows = memory.table();
    this.enrollments = enrollments;
  }

  @Override
  public synchronized void add(ConsentRequest request) {
    of(request).stream()
        .filter(row -> !row.request().tenantId().equals(request.tenantId()))
        .forEach(row -> rows.put(row.request().stateHash(), new Row(row.request(), true)));
    rows.put(request.stateHash(), new Row(request, false));
  }

  @Override
  public Optional<ConsentRequest> find(String stateHash) {
    return rows.find(stateHash).filter(row -> !row.replaced()).map(Row::request);
  }

  @Override
  public boolean isAwaited(String tenantId) {
    return rows.all().stream()
        .filter(row -> !row.replaced() && row.request().usedAt() == null)
        .map(Row::request)
        .filter(request -> request.tenantId().equalsIgnoreCase(tenantId))
        .anyMatch(
            request ->
                enrollments.get(request.enrollment()).state() == EnrollmentState.AWAITING_CONSENT);
  }

  @Override
  public synchronized boolean use(ConsentRequest request, Instant at) {
    List<Row> unused = of(request).stream().filter(row -> row.request().usedAt() == null).toList();
    boolean isUnused =
        unused.stream().anyMatch(row -> row.request().stateHash().equals(request.stateHash()));
    if (isUnused) {
      unused.forEach(
          row ->
              rows.put(
                  row.request().stateHash(), new Row(used(row.request(), at), row.replaced())));
    }
    return isUnused;
  }

  @Override
  public int removeEndedBefore(Instant time, int limit) {
    throw new UnsupportedOperationException("Nothing is cleaned up in memory");
  }

  private List<Row> of(ConsentRequest request) {
    return rows.all().stream()
        .filter(row -> row.request().enrollment().equals(request.enrollment()))
        .toList();
  }

  private static ConsentRequest used(ConsentRequest request, Instant at) {
    return new ConsentRequest(
        request.stateHash(),
        request.enrollment(),
        request.tenantId(),
        request.access(),
        request.createdAt(),
        at);
  }
}
