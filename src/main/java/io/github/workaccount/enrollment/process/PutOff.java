package io.github.workaccount.enrollment.process;

import java.time.Instant;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * Since when a job has been put off over and over. It is kept with the job's execution, so that it
 * outlives a restart and ends with the process.
 */
final class PutOff {

  private PutOff() {}

  /** Since when the job is put off; from now on, when it was not. */
  static Instant since(JobEntity job, Instant now) {
    ExecutionEntity execution = job.getExecution();
    if (execution == null) {
      return now;
    }
    String mark = (String) execution.getVariableLocal(Variables.PUT_OFF);
    if (mark != null && mark.startsWith(job.getId() + " ")) {
      Instant since = Instant.parse(mark.substring(job.getId().length() + 1));
      if (!since.isAfter(now)) {
        return since;
      }
      // The clock was set back: it counts from now.
    }
    execution.setVariableLocal(Variables.PUT_OFF, job.getId() + " " + now);
    return now;
  }

  /** The next time begins anew. */
  static void forget(JobEntity job) {
    if (job.getExecution() != null) {
      job.getExecution().removeVariableLocal(Variables.PUT_OFF);
    }
  }
}
