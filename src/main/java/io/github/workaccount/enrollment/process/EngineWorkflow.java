package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.DomainProofs.DomainProof;
import io.github.workaccount.enrollment.application.NotAllowed;
import io.github.workaccount.enrollment.application.User;
import io.github.workaccount.enrollment.application.Workflow;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The process engine behind the port. */
@Component
class EngineWorkflow implements Workflow {

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final FormService forms;
  private final TaskService tasks;
  private final ManagementService management;
  private final IdentityService identity;
  private final Clock clock;
  private final WaitingTasks waitingTasks;
  private final ProofTimers proofTimers;

  EngineWorkflow(
      RepositoryService repository,
      RuntimeService runtime,
      FormService forms,
      TaskService tasks,
      ManagementService management,
      IdentityService identity,
      Clock clock,
      WaitingTasks waitingTasks,
      ProofTimers proofTimers) {
    this.repository = repository;
    this.runtime = runtime;
    this.forms = forms;
    this.tasks = tasks;
    this.management = management;
    this.identity = identity;
    this.clock = clock;
    this.waitingTasks = waitingTasks;
    this.proofTimers = proofTimers;
  }

  @Override
  public String start(User user, Map<String, String> fields) {
    String definition =
        asSystem(
            () ->
                repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(Elements.ENROLLMENT_PROCESS)
                    .latestVersion()
                    .singleResult()
                    .getId());
    Authentication before = identity.getCurrentAuthentication();
    identity.setAuthentication(user.id(), new ArrayList<>(user.groups()));
    try {
      return forms.submitStartForm(definition, Map.copyOf(fields)).getId();
    } catch (RestException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (AuthorizationException e) {
      throw new NotAllowed(
          "You may not start an enrollment: it takes a member of the group \"requesters\" or \"enrollment-admins\".");
    } finally {
      restore(before);
    }
  }

  @Override
  public boolean recordSeen(String processInstanceId) {
    return correlate(processInstanceId, Elements.DNS_RECORD_SEEN);
  }

  @Override
  public boolean verificationDecided(String processInstanceId) {
    return correlate(processInstanceId, Elements.VERIFICATION_DECIDED);
  }

  @Override
  public boolean workAccountVisible(String processInstanceId) {
    return correlate(processInstanceId, Elements.WORK_ACCOUNT_VISIBLE);
  }

  @Override
  public boolean proofExtended(DomainProof proof) {
    return asSystem(() -> proofTimers.follow(proof));
  }

  @Override
  public boolean consentGranted(String processInstanceId) {
    return correlate(processInstanceId, Elements.CONSENT_GRANTED);
  }

  @Override
  public boolean withdraw(String processInstanceId) {
    if (asSystem(() -> isWorking(processInstanceId))) {
      return false;
    }
    return correlate(processInstanceId, Elements.WITHDRAWAL_REQUESTED);
  }

  @Override
  public List<WaitingTask> waitingFor(String processInstanceId) {
    return asSystem(
        () ->
            tree(processInstanceId).stream()
                .flatMap(id -> tasks.createTaskQuery().processInstanceId(id).list().stream())
                .map(this::waitingTask)
                .toList());
  }

  @Override
  public Optional<Incident> incident(String processInstanceId) {
    return asSystem(
        () ->
            tree(processInstanceId).stream()
                .flatMap(id -> runtime.createIncidentQuery().processInstanceId(id).list().stream())
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .findFirst()
                .map(
                    incident ->
                        new Incident(
                            incident.getIncidentMessage(),
                            incident.getIncidentTimestamp().toInstant(),
                            retriesLeft(incident.getConfiguration()))));
  }

  @Override
  public Set<String> withIncident() {
    return asSystem(
        () -> {
          Set<String> ids = new HashSet<>();
          runtime
              .createProcessInstanceQuery()
              .processDefinitionKey(Elements.ENROLLMENT_PROCESS)
              .withIncident()
              .list()
              .forEach(instance -> ids.add(instance.getId()));
          return ids;
        });
  }

  private boolean correlate(String processInstanceId, String message) {
    return asSystem(
        () -> {
          try {
            runtime
                .createMessageCorrelation(message)
                .processInstanceId(processInstanceId)
                .correlate();
            return true;
          } catch (MismatchingMessageCorrelationException e) {
            return false;
          }
        });
  }

  /** Whether a job of the instance is being executed by some node right now. */
  private boolean isWorking(String processInstanceId) {
    Date now = Date.from(clock.instant());
    return tree(processInstanceId).stream()
        .flatMap(id -> management.createJobQuery().processInstanceId(id).list().stream())
        .map(org.camunda.bpm.engine.impl.persistence.entity.JobEntity.class::cast)
        .anyMatch(
            job -> job.getLockExpirationTime() != null && job.getLockExpirationTime().after(now));
  }

  /** The instance and those that it called. */
  private List<String> tree(String processInstanceId) {
    List<String> ids = new ArrayList<>(List.of(processInstanceId));
    runtime.createProcessInstanceQuery().superProcessInstanceId(processInstanceId).list().stream()
        .map(ProcessInstance::getId)
        .forEach(ids::add);
    return ids;
  }

  private int retriesLeft(String jobId) {
    Job job = management.createJobQuery().jobId(jobId).singleResult();
    return job == null ? 0 : job.getRetries();
  }

  private WaitingTask waitingTask(Task task) {
    return waitingTasks.of(task, tasks.getIdentityLinksForTask(task.getId()));
  }

  /** Works as the product itself, whoever is signed in: use cases decide what they show to whom. */
  private <T> T asSystem(Supplier<T> work) {
    Authentication before = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return work.get();
    } finally {
      restore(before);
    }
  }

  private void restore(Authentication before) {
    if (before == null) {
      identity.clearAuthentication();
    } else {
      identity.setAuthentication(before);
    }
  }
}
