package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.operation.StuckJobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/**
 * Frees jobs from a time that is over: locks that last longer than any, and steps that are put off
 * for longer than any. Timers keep their day, which may well be far.
 */
@Component
class EngineStuckJobs implements StuckJobs {

  private final ManagementService management;
  private final ProcessEngineConfigurationImpl engine;
  private final Clock clock;

  EngineStuckJobs(ProcessEngine engine, Clock clock) {
    this.management = engine.getManagementService();
    this.engine = ((ProcessEngineImpl) engine).getProcessEngineConfiguration();
    this.clock = clock;
  }

  @Override
  public int free() {
    JobExecutor executor = engine.getJobExecutor();
    Instant now = clock.instant();
    int freed = unlock(now, Duration.ofMillis(executor.getLockTimeInMillis())) + makeDue(now);
    if (executor.isActive()) {
      // Its thread may sleep by a clock that was set back meanwhile.
      executor.jobWasAdded();
    }
    return freed;
  }

  private int unlock(Instant now, Duration lock) {
    Date beyond = Date.from(now.plus(lock.multipliedBy(2)));
    List<String> stuck =
        management.createJobQuery().acquired().list().stream()
            .filter(job -> ((JobEntity) job).getLockExpirationTime().after(beyond))
            .map(Job::getId)
            .toList();
    stuck.forEach(id -> engine.getCommandExecutorTxRequired().execute(new UnlockJobCmd(id)));
    return stuck.size();
  }

  /** Steps are put off for as long as Microsoft asks at most. */
  private int makeDue(Instant now) {
    Date beyond = Date.from(now.plus(Throttles.LONGEST_WAIT).plusSeconds(60));
    List<Job> stuck = management.createJobQuery().messages().duedateHigherThan(beyond).list();
    stuck.forEach(job -> management.setJobDuedate(job.getId(), Date.from(now)));
    return stuck.size();
  }
}
