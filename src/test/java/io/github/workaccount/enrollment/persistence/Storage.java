package io.github.workaccount.enrollment.persistence;

import io.github.workaccount.enrollment.application.account.WorkAccountWatches;
import io.github.workaccount.enrollment.application.consent.ConsentRequests;
import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.application.request.IdempotencyKeys;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the product stores, in some database or in memory.
 *
 * @param transaction makes a transaction, or joins the one there is
 * @param jdbc the database itself; null in memory
 */
record Storage(
    Enrollments enrollments,
    Plans plans,
    DnsWatches watches,
    DomainProofs proofs,
    Evidence evidence,
    Decisions decisions,
    ConsentRequests consents,
    Consents granted,
    Throttles throttles,
    IdempotencyKeys keys,
    WorkAccountWatches accounts,
    TransactionTemplate transaction,
    JdbcClient jdbc) {

  /** When everything in these tests happens; no test looks at the clock. */
  static final Instant NOW = Instant.parse("2026-11-01T08:00:00.123Z");

  /** Adds an enrollment of a domain that nobody else has. */
  EnrollmentId newEnrollment() {
    Enrollment enrollment = Samples.enrollment(Samples.domain());
    enrollments.add(enrollment);
    return enrollment.id();
  }

  /** Does something in a transaction that is then given up. */
  void rolledBack(Runnable work) {
    transaction.executeWithoutResult(
        status -> {
          work.run();
          status.setRollbackOnly();
        });
  }

  /**
   * Does the same thing in several threads at the same time, each in a transaction of its own.
   *
   * @return what came out of each; an exception where it failed
   */
  List<Object> atOnce(int times, Callable<?> work) {
    CyclicBarrier start = new CyclicBarrier(times);
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Future<Object>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        running.add(threads.submit(() -> outcome(start, work)));
      }
      List<Object> outcomes = new ArrayList<>();
      for (Future<Object> one : running) {
        outcomes.add(one.get(30, TimeUnit.SECONDS));
      }
      return outcomes;
    } catch (Exception e) {
      throw new IllegalStateException("The threads did not end", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Object outcome(CyclicBarrier start, Callable<?> work) throws Exception {
    start.await(30, TimeUnit.SECONDS);
    try {
      return transaction.execute(
          status -> {
            try {
              Object result = work.call();
              return result == null ? "done" : result;
            } catch (RuntimeException e) {
              throw e;
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          });
    } catch (RuntimeException e) {
      return e;
    }
  }
}
