package io.github.workaccount.enrollment.process;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import io.github.workaccount.enrollment.application.operation.ProcessStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.query.NativeQuery;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Asks the engine a few times for a whole list of enrollments, and once more only for each task,
 * incident and step that is done later. What moves on meanwhile is told as it was or not at all.
 */
@Component
class EngineProcessStatus implements ProcessStatus {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService management;
  private final WaitingTasks waitingTasks;
  private final OtherWaits otherWaits;
  private final Acting acting;

  EngineProcessStatus(
      RuntimeService runtime,
      TaskService tasks,
      ManagementService management,
      WaitingTasks waitingTasks,
      OtherWaits otherWaits,
      Acting acting) {
    this.otherWaits = otherWaits;
    this.runtime = runtime;
    this.tasks = tasks;
    this.management = management;
    this.waitingTasks = waitingTasks;
    this.acting = acting;
  }

  @Override
  public Map<String, Status> of(Collection<String> processInstanceIds) {
    return processInstanceIds.isEmpty()
        ? Map.of()
        : acting.asSystem(() -> statuses(Set.copyOf(processInstanceIds)));
  }

  @Override
  public Set<String> withIncident() {
    return acting.asSystem(
        () ->
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(Elements.ENROLLMENT_PROCESS)
                .withIncident()
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .collect(toSet()));
  }

  private Map<String, Status> statuses(Set<String> enrollments) {
    Map<String, String> enrollmentOf = trees(enrollments);
    Map<String, List<WaitingTask>> waiting = waiting(enrollmentOf);
    Map<String, org.camunda.bpm.engine.runtime.Incident> failed = failed(enrollmentOf);
    Map<String, List<OtherWait>> others = otherWaits.of(enrollmentOf, failed);
    return enrollments.stream()
        .collect(
            toMap(
                id -> id,
                id ->
                    new Status(
                        waiting.getOrDefault(id, List.of()),
                        others.getOrDefault(id, List.of()),
                        Optional.ofNullable(failed.get(id)).map(this::told))));
  }

  /** The enrollment of each instance: an enrollment is one and may have called others. */
  private Map<String, String> trees(Set<String> enrollments) {
    InList roots = new InList("root", enrollments);
    NativeQuery<?, ProcessInstance> query =
        runtime
            .createNativeProcessInstanceQuery()
            .sql(
                "select RES.* from %s RES where RES.PARENT_ID_ is null and RES.ROOT_PROC_INST_ID_ in (%s)"
                    .formatted(management.getTableName(ProcessInstance.class), roots.places()));
    roots.fill(query);
    return query.list().stream()
        .collect(toMap(ProcessInstance::getId, ProcessInstance::getRootProcessInstanceId));
  }

  private Map<String, List<WaitingTask>> waiting(Map<String, String> enrollmentOf) {
    if (enrollmentOf.isEmpty()) {
      return Map.of(); // The engine takes no condition without a value.
    }
    return tasks
        .createTaskQuery()
        .processInstanceIdIn(enrollmentOf.keySet().toArray(String[]::new))
        .list()
        .stream()
        .collect(
            groupingBy(
                task -> enrollmentOf.get(task.getProcessInstanceId()),
                flatMapping(this::waitingTask, toList())));
  }

  private Map<String, org.camunda.bpm.engine.runtime.Incident> failed(
      Map<String, String> enrollmentOf) {
    if (enrollmentOf.isEmpty()) {
      return Map.of();
    }
    return runtime
        .createProcessInstanceQuery()
        .processInstanceIds(enrollmentOf.keySet())
        .withIncident()
        .list()
        .stream()
        .flatMap(instance -> rootCauses(instance).stream())
        .collect(
            toMap(
                incident -> enrollmentOf.get(incident.getProcessInstanceId()),
                incident -> incident,
                (one, other) -> one));
  }

  /** Without those that only say that a called instance has one. */
  private List<org.camunda.bpm.engine.runtime.Incident> rootCauses(ProcessInstance instance) {
    return runtime.createIncidentQuery().processInstanceId(instance.getId()).list().stream()
        .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
        .toList();
  }

  private Incident told(org.camunda.bpm.engine.runtime.Incident incident) {
    return new Incident(
        incident.getIncidentMessage(),
        incident.getIncidentTimestamp().toInstant(),
        retriesLeft(incident.getConfiguration()));
  }

  private int retriesLeft(String jobId) {
    Job job = management.createJobQuery().jobId(jobId).singleResult();
    return job == null ? 0 : job.getRetries();
  }

  /** Nothing for a task that is over since it was listed. */
  private Stream<WaitingTask> waitingTask(Task task) {
    try {
      return Stream.of(waitingTasks.of(task, tasks.getIdentityLinksForTask(task.getId())));
    } catch (NullValueException e) {
      return Stream.empty();
    }
  }
}
