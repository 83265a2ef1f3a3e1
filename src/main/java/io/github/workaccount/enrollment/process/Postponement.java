package io.github.workaccount.enrollment.process;

import java.time.Instant;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Since when a job has been put off over and over. It is kept with the job's execution, so that it
 * outlives a restart and ends with the process.
 */
final class Postponement {

  private Postponement() {}

  /** Since when the job is put off; from now on, when it was not. */
  static Instant since(JobEntity job, Instant now) {
    ExecutionEntity execution = job.getExecution();
    if (execution == null) {
      return now;
    }
    String kept = Variables.PUT_OFF.getLocal(execution);
    if (kept != null) {
      Mark mark = read(kept);
      // The clock may have been set back: then it counts from now.
      if (mark.jobId().equals(job.getId()) && !mark.since().isAfter(now)) {
        return mark.since();
      }
    }
    Variables.PUT_OFF.setLocal(execution, job.getId() + " " + now);
    return now;
  }

  /** Reads what is kept with an execution. */
  static Mark read(String kept) {
    int space = kept.indexOf(' ');
    return new Mark(kept.substring(0, space), Instant.parse(kept.substring(space + 1)));
  }

  /**
   * What is kept.
   *
   * @param jobId which job
   * @param since since when it is put off
   */
  record Mark(String jobId, Instant since) {}

  /** The next time begins anew. */
  static void forget(JobEntity job) {
    if (job.getExecution() != null) {
      Variables.PUT_OFF.removeLocal(job.getExecution());
    }
  }
}
