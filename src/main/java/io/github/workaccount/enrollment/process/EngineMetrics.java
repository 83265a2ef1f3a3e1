package io.github.workaccount.enrollment.process;

import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** How the engine stands, in a few numbers. */
@Component
public class EngineMetrics {

  private final ManagementService management;
  private final RuntimeService runtime;
  private final JobExecutor executor;

  EngineMetrics(ProcessEngine engine) {
    this.management = engine.getManagementService();
    this.runtime = engine.getRuntimeService();
    this.executor = ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getJobExecutor();
  }

  /**
   * The jobs of all nodes.
   *
   * @param due that could be executed now
   * @param timers that wait for their time
   * @param failed that are tried no more until somebody says so
   * @param incidents enrollments that need attention
   */
  public record Jobs(long due, long timers, long failed, long incidents) {}

  /** Counts the jobs and the enrollments with an incident. */
  public Jobs jobs() {
    return new Jobs(
        management.createJobQuery().executable().count(),
        management
            .createJobQuery()
            .timers()
            .active()
            .duedateHigherThan(ClockUtil.getCurrentTime())
            .count(),
        management.createJobQuery().noRetriesLeft().count(),
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(Elements.ENROLLMENT_PROCESS)
            .withIncident()
            .count());
  }

  /** Whether this node executes jobs, or is meant not to. */
  public boolean executorWorks() {
    return Objects.isNull(executor) || executor.isActive() || !executor.isAutoActivate();
  }
}
