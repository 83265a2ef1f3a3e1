package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.failure.ApplicationException;
import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.failure.Postponed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * What becomes of a job that failed: one that only has to wait (Microsoft asks for it, a withdrawal
 * comes first, somebody else was faster) is due later and loses no retry, but becomes an incident
 * when that has no end; any other follows its retry cycle.
 */
class RetryPolicy implements FailedJobCommandFactory {

  private static final Duration AFTER_OTHERS = Duration.ofSeconds(1);

  private final Clock clock;
  private final Duration longestWait;

  /**
   * @param clock the time
   * @param longestWait how long a job may be put off over and over
   */
  RetryPolicy(Clock clock, Duration longestWait) {
    this.clock = clock;
    this.longestWait = longestWait;
  }

  @Override
  public Command<Object> getCommand(String jobId, Throwable exception) {
    return waitUntil(exception)
        .<Command<Object>>map(until -> new Postpone(jobId, exception, until, clock, longestWait))
        .orElseGet(() -> new Retry(jobId, exception));
  }

  private Optional<Instant> waitUntil(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Postponed postponed) {
        return Optional.of(postponed.until());
      }
      if (cause instanceof ChangedMeanwhile) {
        return Optional.of(clock.instant().plus(AFTER_OTHERS));
      }
      if (cause instanceof DirectoryFailure.Throttled throttled) {
        return Optional.of(throttled.until());
      }
    }
    return Optional.empty();
  }

  private static final class Retry extends DefaultJobRetryCmd {

    Retry(String jobId, Throwable exception) {
      super(jobId, exception);
    }

    @Override
    public Object execute(CommandContext commandContext) {
      JobEntity job = getJob();
      if (job == null) {
        return null;
      }
      Date due = job.getDuedate();
      super.execute(commandContext);
      // It was run in between: a wait after this failure is a new one.
      Postponement.forget(job);
      if (job instanceof TimerEntity && due != null && due.after(ClockUtil.getCurrentTime())) {
        // It was run before its time. Whatever becomes of it, its time stays.
        job.setDuedate(due);
      } else if (job.getRetries() == 0) {
        // A process owner who retries it by hand must not wait for the last interval.
        job.setDuedate(null);
      }
      return null;
    }
  }

  private static final class Postpone extends JobRetryCmd {

    private static final long serialVersionUID = 1L;

    private final Instant until;
    private final transient Clock clock;
    private final Duration longest;

    Postpone(String jobId, Throwable exception, Instant until, Clock clock, Duration longest) {
      super(jobId, exception);
      this.until = until;
      this.clock = clock;
      this.longest = longest;
    }

    @Override
    public Object execute(CommandContext commandContext) {
      JobEntity job = getJob();
      if (job == null) {
        return null;
      }
      Instant since = Postponement.since(job, clock.instant());
      if (clock.instant().isBefore(since.plus(longest))) {
        tell(job, sentence(exception));
        job.setDuedate(Date.from(until));
      } else {
        giveUp(job, since);
      }
      job.unlock();
      return null;
    }

    /** A wait without end needs a person; whoever retries it lets it begin anew. */
    private void giveUp(JobEntity job, Instant since) {
      tell(
          job,
          "%s It has been put off since %s UTC: find out what keeps it waiting, then retry it."
              .formatted(sentence(exception), since.truncatedTo(ChronoUnit.SECONDS)));
      Postponement.forget(job);
      job.setDuedate(null);
      job.setRetries(0);
    }

    private void tell(JobEntity job, String message) {
      job.setExceptionMessage(message);
      job.setExceptionStacktrace(getExceptionStacktrace());
    }

    /** The product's own words; what is behind them may hold internals. */
    private static String sentence(Throwable failure) {
      Throwable cause = failure;
      while (cause.getCause() != null
          && !(cause instanceof DirectoryFailure)
          && !(cause instanceof ApplicationException)) {
        cause = cause.getCause();
      }
      return cause.getMessage();
    }
  }
}
