package io.github.workaccount.enrollment.process;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.workaccount.enrollment.application.User;
import io.github.workaccount.enrollment.application.Workflow.WaitingTask;
import java.util.AbstractMap.SimpleEntry;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** What enrollments wait for beside the tasks of people: Microsoft, and process owners. */
@Component
class OtherWaits {

  private static final String RETRIED =
      "This step has failed, and its incident says why. A process owner has the cause removed and retries it in Cockpit; the requester or an enrollment admin may withdraw.";

  private final RuntimeService runtime;
  private final RepositoryService repository;

  OtherWaits(RuntimeService runtime, RepositoryService repository) {
    this.runtime = runtime;
    this.repository = repository;
  }

  /**
   * Asks for all of them together.
   *
   * @param enrollmentOf the enrollment's instance of each instance
   * @param failed the incident of each enrollment's instance that has one
   * @return by the enrollment's instance; nothing for one that waits for nothing else
   */
  Map<String, List<WaitingTask>> of(
      Map<String, String> enrollmentOf, Map<String, Incident> failed) {
    return Stream.concat(
            received(enrollmentOf),
            failed.entrySet().stream()
                .map(entry -> new SimpleEntry<>(entry.getKey(), retried(entry.getValue()))))
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private Stream<Map.Entry<String, WaitingTask>> received(Map<String, String> enrollmentOf) {
    return Stream.of(Elements.VERIFICATION_DECIDED, Elements.WORK_ACCOUNT_VISIBLE)
        .flatMap(
            message -> runtime.createEventSubscriptionQuery().eventName(message).list().stream())
        .filter(wait -> Elements.RECEIVE_TASKS.contains(wait.getActivityId()))
        .filter(wait -> enrollmentOf.containsKey(wait.getProcessInstanceId()))
        .map(
            wait ->
                new SimpleEntry<>(enrollmentOf.get(wait.getProcessInstanceId()), received(wait)));
  }

  private WaitingTask received(EventSubscription wait) {
    ProcessInstance instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceId(wait.getProcessInstanceId())
            .singleResult();
    FlowNode element = element(instance.getProcessDefinitionId(), wait.getActivityId());
    String requester = (String) runtime.getVariable(instance.getId(), Variables.REQUESTER);
    return wait(
        element,
        documentation(element),
        List.of(requester),
        User.ENROLLMENT_ADMINS,
        wait.getCreated());
  }

  private WaitingTask retried(Incident incident) {
    FlowNode element = element(incident.getProcessDefinitionId(), incident.getActivityId());
    return wait(element, RETRIED, List.of(), User.PROCESS_OWNERS, incident.getIncidentTimestamp());
  }

  private static WaitingTask wait(
      FlowNode element, String what, List<String> users, String group, Date since) {
    return new WaitingTask(
        null,
        element.getId(),
        element.getName(),
        what,
        null,
        users,
        List.of(group),
        since.toInstant(),
        null,
        null);
  }

  private FlowNode element(String definition, String id) {
    return repository.getBpmnModelInstance(definition).getModelElementById(id);
  }

  private static String documentation(FlowNode element) {
    return element.getDocumentations().stream()
        .map(ModelElementInstance::getTextContent)
        .collect(Collectors.joining(" "));
  }
}
