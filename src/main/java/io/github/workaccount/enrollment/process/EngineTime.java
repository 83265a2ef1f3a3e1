package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import java.time.Clock;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.AcquireJobsCommandFactory;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.joda.time.DateTimeUtils;
import org.springframework.stereotype.Component;

/**
 * Has the engine reckon by the product's clock, its locks and timers among the rest, and take jobs
 * only while that can be relied on.
 */
@Component
class EngineTime {

  private final Clock clock;
  private final Timekeeping timekeeping;

  EngineTime(Clock clock, Timekeeping timekeeping) {
    this.clock = clock;
    this.timekeeping = timekeeping;
  }

  /** For all engines of this JVM: the engine reads its time from Joda-Time, which has but one. */
  void set() {
    DateTimeUtils.setCurrentMillisProvider(clock::millis);
  }

  /** What is under way or waits for a thread is done; it is locked. */
  void guard(JobExecutor executor) {
    executor.setAcquireJobsCmdFactory(new WhileTimeHolds(executor, timekeeping));
  }

  private record WhileTimeHolds(JobExecutor executor, Timekeeping timekeeping)
      implements AcquireJobsCommandFactory {

    @Override
    public Command<AcquiredJobs> getCommand(int number) {
      return timekeeping.mayWork()
          ? new AcquireJobsCmd(executor, number)
          : context -> new AcquiredJobs(number);
    }
  }
}
