package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.proof.ExtendDomainProof;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Duration;
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
import org.springframework.stereotype.Component;

/** Has the engine follow when the proof of a domain is given more time. */
@Component
class ProofTimers {

  private static final String ESCALATION = "Escalation";

  /** A task is created a moment after its first due date was reckoned. */
  private static final Duration MOMENT = Duration.ofMinutes(1);

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final Deadlines deadlines;

  ProofTimers(
      RuntimeService runtime,
      TaskService tasks,
      ManagementService management,
      Deadlines deadlines) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.deadlines = deadlines;
  }

  /**
   * Moves the expiry, the due date of a task of the proof and its next message to the process
   * owners.
   *
   * @param enrollment whose domain is to be proved
   * @param instance the instance of {@code verify-domain}
   * @param expiresAt until when its proof may take now
   * @return whether its instance is still there
   * @throws ChangedMeanwhile when it went on at the same moment
   */
  boolean follow(EnrollmentId enrollment, String instance, Instant expiresAt) {
    if (runtime.createProcessInstanceQuery().processInstanceId(instance).count() == 0) {
      return false;
    }
    try {
      Date expiry = Date.from(expiresAt);
      Elements.PROOF_OVERDUE.stream()
          .flatMap(event -> timer(instance, event).stream())
          .forEach(job -> management.setJobDuedate(job.getId(), expiry, false));
      // Instances of an earlier model have this in their timer.
      runtime.setVariable(instance, Variables.PROOF_EXPIRES_AT.name(), expiry);
      tasks.createTaskQuery().processInstanceId(instance).list().stream()
          .filter(task -> ExtendDomainProof.TASKS.contains(task.getTaskDefinitionKey()))
          .forEach(task -> follow(task, enrollment));
      return true;
    } catch (OptimisticLockingException e) {
      throw new ChangedMeanwhile(enrollment);
    }
  }

  private void follow(Task task, EnrollmentId enrollment) {
    String key = task.getTaskDefinitionKey();
    Date due = Date.from(deadlines.dueOf(key, enrollment, task.getCreateTime().toInstant()));
    if (due.after(Date.from(task.getDueDate().toInstant().plus(MOMENT)))) {
      timer(task.getProcessInstanceId(), key + ESCALATION)
          .ifPresent(job -> management.setJobDuedate(job.getId(), due, true));
      tasks.setDueDate(task.getId(), due);
      tasks.setPriority(task.getId(), Task.PRIORITY_NORMAL);
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
