package io.github.workaccount.enrollment.process;

import static java.util.stream.Collectors.toMap;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.operation.ProcessStatus.OtherWait;
import io.github.workaccount.enrollment.application.operation.ProcessStatus.WaitKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/**
 * The asynchronous steps of enrollments that are done later than they could be: they were put off,
 * or have failed and are tried again by themselves. See {@link RetryPolicy}.
 */
@Component
class DelayedSteps {

  private static final String BY_ITSELF = "It is tried again by itself. Nobody has to do anything.";
  private static final String PUT_OFF = "This is no failure. " + BY_ITSELF;
  private static final String SUSPENDED =
      "It is suspended, and goes on when an operator activates it again in Cockpit.";
  private static final String FAILED =
      "The step has failed. It is tried again by itself, %s; if that fails, too, a process owner has to look at it. Until then nobody has to do anything.";

  private final RuntimeService runtime;
  private final HistoryService history;
  private final RepositoryService repository;
  private final ManagementService management;
  private final Enrollments enrollments;
  private final Clock clock;

  DelayedSteps(
      RuntimeService runtime,
      HistoryService history,
      RepositoryService repository,
      ManagementService management,
      Enrollments enrollments,
      Clock clock) {
    this.runtime = runtime;
    this.history = history;
    this.repository = repository;
    this.management = management;
    this.enrollments = enrollments;
    this.clock = clock;
  }

  /**
   * Asks for all of them together, and for more only of those that there are.
   *
   * @param enrollmentOf the enrollment's instance by each instance of it and of those it called
   * @return by the enrollment's instance
   */
  Stream<Map.Entry<String, OtherWait>> of(Map<String, String> enrollmentOf) {
    List<Job> steps =
        management
            .createJobQuery()
            .processInstanceIds(enrollmentOf.keySet())
            .messages()
            .withRetriesLeft()
            .list()
            .stream()
            .filter(step -> step.isSuspended() || isLater(step))
            .toList();
    if (steps.isEmpty()) {
      return Stream.empty();
    }
    Map<String, Instant> putOff = putOff(steps);
    return steps.stream()
        .map(JobEntity.class::cast)
        .flatMap(
            step ->
                enrollments
                    .findByProcessInstance(enrollmentOf.get(step.getProcessInstanceId()))
                    .map(enrollment -> wait(step, putOff.get(step.getId()), enrollment))
                    .stream());
  }

  private boolean isLater(Job step) {
    return step.getDuedate() != null && step.getDuedate().toInstant().isAfter(clock.instant());
  }

  /** Since when each of them is put off that is. */
  private Map<String, Instant> putOff(List<Job> steps) {
    return runtime
        .createVariableInstanceQuery()
        .executionIdIn(steps.stream().map(Job::getExecutionId).toArray(String[]::new))
        .variableName(Variables.PUT_OFF.name())
        .list()
        .stream()
        .map(VariableInstance::getValue)
        .map(mark -> Postponement.read((String) mark))
        .collect(toMap(Postponement.Mark::jobId, Postponement.Mark::since));
  }

  private Map.Entry<String, OtherWait> wait(
      JobEntity step, Instant putOffSince, Enrollment enrollment) {
    FlowNode element =
        repository
            .getBpmnModelInstance(step.getProcessDefinitionId())
            .getModelElementById(elementOf(step));
    if (step.isSuspended()) {
      return Map.entry(enrollment.processInstanceId(), suspended(step, element));
    }
    boolean canBeWithdrawn = enrollment.withdrawal() == null;
    boolean failed = putOffSince == null && step.getExceptionMessage() != null;
    String what = failed ? FAILED.formatted(attempts(step.getRetries())) : putOff(step);
    return Map.entry(
        enrollment.processInstanceId(),
        new OtherWait(
            failed ? WaitKind.RETRY : WaitKind.POSTPONED,
            element.getId(),
            element.getName(),
            canBeWithdrawn ? what + OtherWaits.WITHDRAWN : what,
            canBeWithdrawn ? List.of(enrollment.requester()) : List.of(),
            canBeWithdrawn ? List.of(User.ENROLLMENT_ADMINS) : List.of(),
            putOffSince == null ? lastFailure(step) : putOffSince,
            step.getDuedate().toInstant()));
  }

  private static OtherWait suspended(JobEntity step, FlowNode element) {
    return new OtherWait(
        WaitKind.POSTPONED,
        element.getId(),
        element.getName(),
        SUSPENDED,
        List.of(),
        List.of(User.OPERATORS),
        step.getCreateTime().toInstant(),
        null);
  }

  private String elementOf(Job step) {
    return management
        .createJobDefinitionQuery()
        .jobDefinitionId(step.getJobDefinitionId())
        .singleResult()
        .getActivityId();
  }

  private static String attempts(int left) {
    return left == 1 ? "once more" : "at most %d times more".formatted(left);
  }

  /** Why it was put off is a sentence of the product's own, unlike why a step failed. */
  private static String putOff(Job step) {
    return step.getExceptionMessage() == null
        ? BY_ITSELF // An operator gave it another time.
        : step.getExceptionMessage() + " " + PUT_OFF;
  }

  private Instant lastFailure(JobEntity step) {
    return Optional.ofNullable(step.getLastFailureLogId())
        .map(id -> history.createHistoricJobLogQuery().logId(id).singleResult())
        .map(HistoricJobLog::getTimestamp)
        .orElse(step.getCreateTime())
        .toInstant();
  }
}
