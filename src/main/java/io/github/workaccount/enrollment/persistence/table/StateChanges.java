package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Knows since when an enrollment is in its state, and tells how long it was in the last one. */
@Component
public class StateChanges {

  private final JdbcClient jdbc;
  private final Monitor monitor;
  private final Clock clock;

  StateChanges(JdbcClient jdbc, Monitor monitor, Clock clock) {
    this.jdbc = jdbc;
    this.monitor = monitor;
    this.clock = clock;
  }

  /**
   * To be called before a row is updated.
   *
   * @param next the enrollment as it is about to be written
   * @return since when it is in the state that is about to be written
   */
  Instant before(Enrollment next) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            select state, coalesce(state_since, requested_at) as since from enrollment
            where id = ? and version = ?
            """)
        .params(next.id().value(), next.version())
        .query(
            (row, number) ->
                new Stay(
                    EnrollmentState.of(row.getString("state")).orElseThrow(),
                    instant(row, "since")))
        .optional()
        .map(stay -> stay.state() == next.state() ? stay.since() : leave(stay, next, now))
        .orElse(now);
  }

  private record Stay(EnrollmentState state, Instant since) {}

  private Instant leave(Stay stay, Enrollment next, Instant now) {
    // After the clock was set back, it would be negative.
    Duration stayed =
        now.isBefore(stay.since()) ? Duration.ZERO : Duration.between(stay.since(), now);
    afterCommit(() -> monitor.moved(stay.state(), next.state(), stayed));
    return now;
  }

  /** What is rolled back has not happened. */
  private static void afterCommit(Runnable work) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      work.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }
}
