package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.process.briefing.Briefings;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has the engine follow when the wait for a DNS record is extended. */
@Component
class ProofTimers {

  private static final String ESCALATION = Elements.PUBLISH_DNS_RECORD + "Escalation";

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final Deadlines deadlines;
  private final ObjectProvider<Briefings> briefings;

  ProofTimers(
      RuntimeService runtime,
      TaskService tasks,
      ManagementService management,
      Deadlines deadlines,
      ObjectProvider<Briefings> briefings) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.deadlines = deadlines;
    this.briefings = briefings;
  }

  /**
   * Moves the expiry, the task's due date and the next message to the process owners, and shows the
   * task anew.
   *
   * @param watch the wait as it is now
   * @return whether the instance was waiting for the record
   * @throws ChangedMeanwhile when it went on at the same moment
   */
  boolean follow(DnsWatch watch) {
    String instance = watch.processInstanceId();
    Task task =
        tasks
            .createTaskQuery()
            .processInstanceId(instance)
            .taskDefinitionKey(Elements.PUBLISH_DNS_RECORD)
            .singleResult();
    if (task == null) {
      return false;
    }
    try {
      Instant due = deadlines.proofDue(watch);
      Date expiry = Date.from(watch.expiresAt());
      timer(instance, Elements.DOMAIN_PROOF_DUE)
          .ifPresent(job -> management.setJobDuedate(job.getId(), expiry, false));
      timer(instance, ESCALATION)
          .ifPresent(job -> management.setJobDuedate(job.getId(), Date.from(due), true));
      tasks.setDueDate(task.getId(), Date.from(due));
      tasks.setPriority(task.getId(), Task.PRIORITY_NORMAL);
      tasks.setVariablesLocal(
          task.getId(),
          briefings
              .getObject()
              .brief(
                  Elements.PUBLISH_DNS_RECORD,
                  watch.enrollment(),
                  name -> tasks.getVariable(task.getId(), name))
              .shown());
      runtime.setVariable(instance, Variables.PROOF_EXPIRES_AT, expiry);
      return true;
    } catch (OptimisticLockingException e) {
      throw new ChangedMeanwhile(watch.enrollment());
    }
  }

  /** The timer of an event, or of a listener: its configuration ends with that one's id. */
  private Optional<Job> timer(String instance, String id) {
    return management.createJobQuery().processInstanceId(instance).timers().list().stream()
        .filter(job -> configuration(job).equals(id) || configuration(job).endsWith("~" + id))
        .findFirst();
  }

  private static String configuration(Job job) {
    return ((JobEntity) job).getJobHandlerConfigurationRaw();
  }
}
