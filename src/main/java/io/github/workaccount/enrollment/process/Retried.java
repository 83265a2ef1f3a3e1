package io.github.workaccount.enrollment.process;

import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Who had a failed job tried again. It is kept with the job's execution, so that it outlives a
 * restart and ends with the process.
 */
public final class Retried {

  private Retried() {}

  /** Keeps it. */
  public static void by(JobEntity job, String user) {
    Variables.RETRIED_BY.setLocal(job.getExecution(), job.getId() + " " + user);
  }

  /** Who had this job tried again last; empty when nobody did. */
  static Optional<String> who(JobEntity job) {
    if (job.getExceptionMessage() == null || job.getExecution() == null) {
      return Optional.empty(); // It has never failed: most jobs cost no look.
    }
    String mark = Variables.RETRIED_BY.getLocal(job.getExecution());
    return Optional.ofNullable(mark)
        .filter(kept -> kept.startsWith(job.getId() + " "))
        .map(kept -> kept.substring(job.getId().length() + 1));
  }
}
