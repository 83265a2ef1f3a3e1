package io.github.workaccount.enrollment.process.guard;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Refuses to execute a job for a person before the engine begins to. The {@link CommandGuard} comes
 * too late for that: the engine takes its refusal for a failure of the job, which costs a retry.
 */
public final class GuardedManagement extends ManagementServiceImpl {

  private final ProcessEngineConfigurationImpl engine;

  /**
   * @param engine that it belongs to
   */
  public GuardedManagement(ProcessEngineConfigurationImpl engine) {
    super(engine);
    this.engine = engine;
  }

  @Override
  public void executeJob(String jobId) {
    Authentication sender = engine.getIdentityService().getCurrentAuthentication();
    if (sender != null && sender.getUserId() != null) {
      throw new AuthorizationException(ForbiddenCommands.JOB);
    }
    super.executeJob(jobId);
  }
}
