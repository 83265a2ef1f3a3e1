package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workflow;
import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.failure.WrongState;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.process.guard.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The process engine behind the port. */
@Component
class EngineWorkflow implements Workflow {

  /** What the engine says when an instance went on between being found and being told. */
  static final String GONE_ON = "does not have a subscription to a message event";

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final FormService forms;
  private final ManagementService management;
  private final Clock clock;
  private final Acting acting;
  private final ProofTimers proofTimers;

  EngineWorkflow(
      RepositoryService repository,
      RuntimeService runtime,
      FormService forms,
      ManagementService management,
      Clock clock,
      Acting acting,
      ProofTimers proofTimers) {
    this.repository = repository;
    this.runtime = runtime;
    this.forms = forms;
    this.management = management;
    this.clock = clock;
    this.acting = acting;
    this.proofTimers = proofTimers;
  }

  @Override
  public String start(User user, Map<String, String> fields) {
    String definition =
        acting.asSystem(
            () ->
                repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(Elements.ENROLLMENT_PROCESS)
                    .latestVersion()
                    .singleResult()
                    .getId());
    try {
      return acting.as(user, () -> forms.submitStartForm(definition, Map.copyOf(fields)).getId());
    } catch (Refusal e) {
      throw refusal(e);
    } catch (AuthorizationException e) {
      throw new NotAllowed(
          "You may not start an enrollment: it takes a member of the group \"requesters\" or \"enrollment-admins\".");
    }
  }

  /** What the engine's guard says in the web applications' terms, in those of the use cases. */
  private static RuntimeException refusal(Refusal e) {
    if (e.getCause() instanceof SuspendedEntityInteractionException) {
      return new WrongState(
          "No enrollment begins now: an operator has suspended the process. Ask when it goes on.");
    }
    return e.getCause() instanceof RuntimeException cause ? cause : e;
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
  public boolean proofExtended(
      EnrollmentId enrollment, String processInstanceId, Instant expiresAt) {
    return acting.asSystem(() -> proofTimers.follow(enrollment, processInstanceId, expiresAt));
  }

  @Override
  public boolean consentGranted(String processInstanceId) {
    return correlate(processInstanceId, Elements.CONSENT_GRANTED);
  }

  @Override
  public boolean withdraw(String processInstanceId) {
    if (acting.asSystem(() -> isWorking(processInstanceId))) {
      return false;
    }
    return correlate(processInstanceId, Elements.WITHDRAWAL_REQUESTED);
  }

  private boolean correlate(String processInstanceId, String message) {
    return acting.asSystem(
        () -> {
          try {
            runtime
                .createMessageCorrelation(message)
                .processInstanceId(processInstanceId)
                .correlate();
            return true;
          } catch (MismatchingMessageCorrelationException e) {
            return false;
          } catch (OptimisticLockingException e) {
            throw new ChangedMeanwhile();
          } catch (ProcessEngineException e) {
            throw String.valueOf(e.getMessage()).contains(GONE_ON) ? new ChangedMeanwhile() : e;
          } catch (NullPointerException e) {
            // The engine's own, where the instance that waited ended between two of its reads.
            if (isWaitedFor(processInstanceId, message)) {
              throw e;
            }
            ChangedMeanwhile ended = new ChangedMeanwhile();
            ended.initCause(e);
            throw ended;
          }
        });
  }

  private boolean isWaitedFor(String processInstanceId, String message) {
    return runtime
            .createEventSubscriptionQuery()
            .processInstanceId(processInstanceId)
            .eventName(message)
            .count()
        > 0;
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
}
