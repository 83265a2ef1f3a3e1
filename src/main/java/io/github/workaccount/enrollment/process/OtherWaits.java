package io.github.workaccount.enrollment.process;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.operation.ProcessStatus.OtherWait;
import io.github.workaccount.enrollment.application.operation.ProcessStatus.WaitKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.NativeHistoricActivityInstanceQuery;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/**
 * What enrollments wait for beside the tasks of people: Microsoft, another try of a step, and
 * process owners. What is said of a wait stands here, not in the models, so that it holds for those
 * of before, too.
 */
@Component
class OtherWaits {

  static final String WITHDRAWN = " The requester or an enrollment admin may withdraw.";
  private static final String RETRIED =
      "This step has failed, and its incident says why. A process owner has the cause removed and retries it in Cockpit.";
  private static final String LOOKED_FOR =
      "A new work account takes a while to be seen everywhere. It is looked for again and again, and the enrollment goes on by itself when it is there; if it does not come, the task to create it is there again. Nobody has to do anything.";
  private static final String VERIFIED =
      "Microsoft looks at the DNS in its own time. It is asked again and again, and the enrollment goes on by itself when the domain is verified or cannot be. The requester or an enrollment admin has it asked now, or extends the time.";
  private static final String VERIFIED_BY_TIMER =
      "Microsoft looks at the DNS in its own time. It is asked again after a pause, and the enrollment goes on by itself. Nobody has to do anything.";

  private final RuntimeService runtime;
  private final HistoryService history;
  private final RepositoryService repository;
  private final ManagementService management;
  private final DelayedSteps delayed;
  private final Enrollments enrollments;

  OtherWaits(
      RuntimeService runtime,
      HistoryService history,
      RepositoryService repository,
      ManagementService management,
      DelayedSteps delayed,
      Enrollments enrollments) {
    this.runtime = runtime;
    this.history = history;
    this.repository = repository;
    this.management = management;
    this.delayed = delayed;
    this.enrollments = enrollments;
  }

  /**
   * Asks for all of them together.
   *
   * @param enrollmentOf the enrollment's instance by each instance of it and of those it called
   * @param failed the incident of each of them that has one
   * @return by the enrollment's instance; nothing for one that waits for nothing else
   */
  Map<String, List<OtherWait>> of(Map<String, String> enrollmentOf, Map<String, Incident> failed) {
    if (enrollmentOf.isEmpty()) {
      return Map.of(); // The engine takes no condition without a value.
    }
    Stream<Map.Entry<String, OtherWait>> withdrawable =
        Stream.concat(
            received(Set.copyOf(enrollmentOf.values())),
            failed.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), retried(entry.getValue()))));
    return Stream.concat(unlessWithdrawn(withdrawable.toList()), delayed.of(enrollmentOf))
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  /** Who may withdraw is told where nobody did, and where it is not being undone already. */
  private Stream<Map.Entry<String, OtherWait>> unlessWithdrawn(
      List<Map.Entry<String, OtherWait>> waits) {
    if (waits.isEmpty()) {
      return Stream.empty();
    }
    Set<String> withdrawn =
        enrollments.withWithdrawalPending().stream()
            .map(Enrollment::processInstanceId)
            .collect(toSet());
    return waits.stream()
        .map(
            wait ->
                withdrawn.contains(wait.getKey())
                        || wait.getValue().element().equals(Elements.UNDO_CHANGES)
                    ? wait
                    : Map.entry(wait.getKey(), wait.getValue().adding(WITHDRAWN)));
  }

  private Stream<Map.Entry<String, OtherWait>> received(Set<String> enrollments) {
    List<HistoricActivityInstance> waits = waits(enrollments);
    if (waits.isEmpty()) {
      return Stream.empty();
    }
    Map<String, String> requesters =
        requesters(
            waits.stream()
                .map(HistoricActivityInstance::getRootProcessInstanceId)
                .collect(toSet()));
    return waits.stream()
        .map(
            wait ->
                Map.entry(
                    wait.getRootProcessInstanceId(),
                    received(wait, requesters.get(wait.getRootProcessInstanceId()))));
  }

  /** The history has with each wait all that is told of it, however soon it is over. */
  private List<HistoricActivityInstance> waits(Set<String> enrollments) {
    InList roots = new InList("root", enrollments);
    InList elements = new InList("element", Elements.WAITS_WITHOUT_TASK);
    NativeHistoricActivityInstanceQuery query =
        history
            .createNativeHistoricActivityInstanceQuery()
            .sql(
                "select RES.* from %s RES where RES.END_TIME_ is null and RES.ROOT_PROC_INST_ID_ in (%s) and RES.ACT_ID_ in (%s)"
                    .formatted(
                        management.getTableName(HistoricActivityInstance.class),
                        roots.places(),
                        elements.places()));
    roots.fill(query);
    elements.fill(query);
    return query.list();
  }

  private Map<String, String> requesters(Set<String> enrollments) {
    return runtime
        .createVariableInstanceQuery()
        .processInstanceIdIn(enrollments.toArray(String[]::new))
        .variableName(Variables.REQUESTER.name())
        .list()
        .stream()
        .collect(
            toMap(
                VariableInstance::getProcessInstanceId,
                variable -> (String) variable.getValue(),
                (one, other) -> one));
  }

  private static OtherWait received(HistoricActivityInstance wait, String requester) {
    return new OtherWait(
        WaitKind.MICROSOFT,
        wait.getActivityId(),
        wait.getActivityName(),
        what(wait),
        Optional.ofNullable(requester).stream().toList(),
        List.of(User.ENROLLMENT_ADMINS),
        wait.getStartTime().toInstant(),
        null);
  }

  private static String what(HistoricActivityInstance wait) {
    if (wait.getActivityId().equals(EarlierElements.WAIT_FOR_WORK_ACCOUNT)) {
      return LOOKED_FOR;
    }
    return wait.getActivityType().equals(ActivityTypes.TASK_RECEIVE_TASK)
        ? VERIFIED
        : VERIFIED_BY_TIMER;
  }

  private OtherWait retried(Incident incident) {
    FlowNode element =
        repository
            .getBpmnModelInstance(incident.getProcessDefinitionId())
            .getModelElementById(incident.getActivityId());
    return new OtherWait(
        WaitKind.INCIDENT,
        element.getId(),
        element.getName(),
        RETRIED,
        List.of(),
        List.of(User.PROCESS_OWNERS),
        incident.getIncidentTimestamp().toInstant(),
        null);
  }
}
