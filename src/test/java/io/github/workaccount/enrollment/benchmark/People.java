package io.github.workaccount.enrollment.benchmark;

import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.OptimisticLockingException;

/** Everybody who has a task, at once: each is done as soon as it is there. */
final class People {

  private static final int THREADS = 16;
  private static final long LONGEST_SECONDS = 500;

  private final Subject subject;
  private final Clerk clerk;
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final AtomicReference<RuntimeException> refused = new AtomicReference<>();

  People(Subject subject) {
    this.subject = subject;
    this.clerk = new Clerk(subject.engine());
  }

  /**
   * Has enrollments asked for and worked on until all are enrolled.
   *
   * @param course their way
   * @param first the number of the first one
   * @param count how many
   * @return from the first start to the last end
   */
  Duration enroll(Course course, int first, int count) {
    CountDownLatch ended = new CountDownLatch(count);
    ExecutorService people = Executors.newFixedThreadPool(THREADS);
    long begin = System.nanoTime();
    try {
      for (int i = 0; i < count; i++) {
        int number = first + i;
        people.execute(() -> attempt(() -> subject.start(course, number)));
      }
      while (!ended.await(20, TimeUnit.MILLISECONDS)) {
        waiting().forEach(task -> people.execute(() -> work(task, ended)));
        if (refused.get() != null) {
          throw new IllegalStateException("A person could not do their work", refused.get());
        }
        if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(LONGEST_SECONDS)) {
          throw new IllegalStateException(
              "%d of %d were not enrolled in time".formatted(ended.getCount(), count));
        }
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      people.shutdownNow();
    }
  }

  private record Waiting(String id, String task, String instance) {}

  private List<Waiting> waiting() {
    return subject
        .jdbc()
        .query(
            "select id_, task_def_key_, proc_inst_id_ from act_ru_task",
            (row, number) -> new Waiting(row.getString(1), row.getString(2), row.getString(3)))
        .stream()
        .filter(task -> taken.add(task.id()))
        .toList();
  }

  private void work(Waiting task, CountDownLatch ended) {
    attempt(
        () -> {
          try {
            subject.before(task.task(), task.instance());
            clerk.complete(task.task(), task.id(), subject.answer(task.task(), task.id()));
            if (task.task().equals("AssociateInPartnerCenter")) {
              ended.countDown();
            }
          } catch (OptimisticLockingException | ChangedMeanwhile e) {
            taken.remove(task.id()); // Somebody or something else was quicker: look again.
          } catch (RuntimeException e) {
            if (isThere(task)) {
              throw e;
            } // Else it has ended by itself meanwhile, as when the watch sees a record.
          }
        });
  }

  private boolean isThere(Waiting task) {
    return subject
        .jdbc()
        .queryForObject(
            "select count(*) > 0 from act_ru_task where id_ = ?", Boolean.class, task.id());
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      refused.compareAndSet(null, e);
    }
  }
}
