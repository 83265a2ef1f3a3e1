package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.application.NotAllowed;
import io.github.workaccount.enrollment.process.Internals;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobsRetriesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * What somebody sends to retry jobs. The engine's command can also move a job in time, and so let a
 * deadline pass, or take a healthy job's retries away: a retry is for what has failed.
 *
 * @param movesDueDate whether it changes when jobs are due
 * @param retries how often they are to be tried
 * @param jobs the named jobs; empty when it goes by definition, which reaches failed ones only
 */
record SentRetry(boolean movesDueDate, int retries, List<String> jobs) {

  static boolean is(Command<?> command) {
    return command instanceof SetJobRetriesCmd || command instanceof AbstractSetJobsRetriesBatchCmd;
  }

  static SentRetry of(Command<?> command) {
    Internals internals = new Internals(command);
    return new SentRetry(
        (boolean) internals.value("isDueDateSet"),
        (int) internals.value("retries"),
        command instanceof SetJobRetriesCmd ? jobs(internals) : List.of());
  }

  private static List<String> jobs(Internals internals) {
    @SuppressWarnings("unchecked")
    List<String> many = (List<String>) internals.value("jobIds");
    return Stream.concat(
            Stream.ofNullable(internals.text("jobId")),
            many == null ? Stream.empty() : many.stream())
        .toList();
  }

  void check() {
    if (movesDueDate || retries < 1 || jobs.stream().anyMatch(SentRetry::isHealthy)) {
      throw new NotAllowed(
          "Only a failed step is retried: give it at least one retry, and leave its due date.");
    }
  }

  private static boolean isHealthy(String jobId) {
    JobEntity job = Context.getCommandContext().getJobManager().findJobById(jobId);
    return Objects.nonNull(job) && job.getRetries() > 0;
  }
}
