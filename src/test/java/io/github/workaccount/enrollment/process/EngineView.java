package io.github.workaccount.enrollment.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricActivityInstanceQuery;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/** What the engine has of an enrollment: its instance and those that it called. */
final class EngineView {

  private final ProcessEngine engine;
  private final String instance;

  EngineView(ProcessEngine engine, String instance) {
    this.engine = engine;
    this.instance = instance;
  }

  List<Job> jobs() {
    return tree().stream()
        .flatMap(
            one ->
                engine
                    .getManagementService()
                    .createJobQuery()
                    .processInstanceId(one)
                    .list()
                    .stream())
        .toList();
  }

  /** The asynchronous steps that a node would take up now; timers are none. */
  List<Job> dueSteps() {
    Date now = ClockUtil.getCurrentTime();
    return jobs().stream()
        .filter(MessageEntity.class::isInstance)
        .filter(job -> job.getRetries() > 0)
        .filter(job -> job.getDuedate() == null || !job.getDuedate().after(now))
        .toList();
  }

  /** The timers that a node would take up now, the earliest first. */
  List<Job> dueTimers() {
    Date now = ClockUtil.getCurrentTime();
    return jobs().stream()
        .filter(TimerEntity.class::isInstance)
        .filter(job -> job.getRetries() > 0 && !job.getDuedate().after(now))
        .sorted(Comparator.comparing(Job::getDuedate))
        .toList();
  }

  Job timerAt(String element) {
    return jobs().stream()
        .filter(TimerEntity.class::isInstance)
        .filter(job -> isAt(job, element))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no timer at " + element));
  }

  List<Task> tasks() {
    return tree().stream()
        .flatMap(
            one -> engine.getTaskService().createTaskQuery().processInstanceId(one).list().stream())
        .toList();
  }

  Set<String> passed() {
    return nodes(query -> query);
  }

  Set<String> standsAt() {
    return nodes(HistoricActivityInstanceQuery::unfinished);
  }

  private Set<String> nodes(UnaryOperator<HistoricActivityInstanceQuery> which) {
    Set<String> nodes = new TreeSet<>();
    for (String one : tree()) {
      which
          .apply(
              engine
                  .getHistoryService()
                  .createHistoricActivityInstanceQuery()
                  .processInstanceId(one))
          .list()
          .stream()
          .map(HistoricActivityInstance::getActivityId)
          .forEach(nodes::add);
    }
    return nodes;
  }

  long times(String node) {
    return tree().stream()
        .mapToLong(
            one ->
                engine
                    .getHistoryService()
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(one)
                    .activityId(node)
                    .count())
        .sum();
  }

  /** The timer of an event has the event's id, that of a listener ends with the listener's. */
  private static boolean isAt(Job job, String element) {
    String timer = ((TimerEntity) job).getJobHandlerConfigurationRaw();
    return timer.equals(element) || timer.endsWith("~" + element);
  }

  private List<String> tree() {
    List<String> all = new ArrayList<>(List.of(instance));
    engine
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .superProcessInstanceId(instance)
        .list()
        .stream()
        .map(HistoricProcessInstance::getId)
        .forEach(all::add);
    return all;
  }
}
