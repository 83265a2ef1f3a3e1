package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.process.Acting;
import io.github.workaccount.enrollment.process.CommandFields;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.batch.BatchElementConfiguration;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobsRetriesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.util.ReflectionUtils;

/**
 * What somebody sends to retry jobs. The engine's command can also move a job in time, and so let a
 * deadline pass, or take a healthy job's retries away: a retry is for what has failed.
 *
 * @param movesDueDate whether it changes when jobs are due
 * @param retries how often they are to be tried
 * @param jobs what is retried
 */
record SentRetry(boolean movesDueDate, int retries, List<JobEntity> jobs) {

  static boolean is(Command<?> command) {
    return command instanceof SetJobRetriesCmd || command instanceof AbstractSetJobsRetriesBatchCmd;
  }

  static SentRetry of(Command<?> command) {
    CommandFields fields = new CommandFields(command);
    CommandContext context = Context.getCommandContext();
    Acting acting = new Acting(context.getProcessEngineConfiguration().getIdentityService());
    return new SentRetry(
        fields.flag("isDueDateSet"),
        (int) fields.value("retries"),
        acting.asSystem(
            () ->
                command instanceof AbstractSetJobsRetriesBatchCmd batch
                    ? found(collected(batch, context), context)
                    : jobs(fields, context)));
  }

  private static List<JobEntity> jobs(CommandFields fields, CommandContext context) {
    String definition = fields.text("jobDefinitionId");
    if (definition != null) { // The engine takes the failed ones.
      List<Job> failed =
          new JobQueryImpl(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired())
              .jobDefinitionId(definition)
              .noRetriesLeft()
              .list();
      return failed.stream().map(JobEntity.class::cast).toList();
    }
    @SuppressWarnings("unchecked")
    List<String> many = (List<String>) fields.value("jobIds");
    return found(
        Stream.concat(
                Stream.ofNullable(fields.text("jobId")),
                many == null ? Stream.empty() : many.stream())
            .toList(),
        context);
  }

  private static List<JobEntity> found(List<String> ids, CommandContext context) {
    return ids.stream().map(context.getJobManager()::findJobById).filter(Objects::nonNull).toList();
  }

  /** The jobs of a batch are found by the command itself, in a way of its own for each kind. */
  private static List<String> collected(
      AbstractSetJobsRetriesBatchCmd batch, CommandContext context) {
    Method method =
        Objects.requireNonNull(
            ReflectionUtils.findMethod(batch.getClass(), "collectJobIds", CommandContext.class),
            "This engine's batches of retries collect no jobs");
    ReflectionUtils.makeAccessible(method);
    List<String> ids =
        ((BatchElementConfiguration) ReflectionUtils.invokeMethod(method, batch, context)).getIds();
    return ids == null ? List.of() : ids;
  }

  void check() {
    if (movesDueDate || retries < 1 || jobs.stream().anyMatch(job -> job.getRetries() > 0)) {
      throw new NotAllowed(
          "Only a failed step is retried: give it at least one retry, and leave its due date.");
    }
  }
}
