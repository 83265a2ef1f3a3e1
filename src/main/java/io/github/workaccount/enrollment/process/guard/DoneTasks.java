package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricTaskInstanceEntity;
import org.springframework.stereotype.Component;

/** Tells who was faster, where somebody answers a task that is over. */
@Component
class DoneTasks {

  private final Decisions decisions;
  private final Enrollments enrollments;

  DoneTasks(Decisions decisions, Enrollments enrollments) {
    this.decisions = decisions;
    this.enrollments = enrollments;
  }

  /**
   * What became of a task; within a command of the engine.
   *
   * @param taskId which task
   * @param user who asks
   * @return one sentence; empty when there was no such task, it is not over, or its enrollment is
   *     not for this person to see
   */
  Optional<String> tell(String taskId, User user) {
    CommandContext context = Context.getCommandContext();
    HistoricTaskInstanceEntity task =
        context.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(taskId);
    if (task == null || task.getEndTime() == null || task.getProcessInstanceId() == null) {
      return Optional.empty();
    }
    HistoricProcessInstanceEntity instance =
        context
            .getHistoricProcessInstanceManager()
            .findHistoricProcessInstance(task.getProcessInstanceId());
    return Optional.ofNullable(instance)
        .map(found -> new EnrollmentId(found.getBusinessKey()))
        .flatMap(enrollments::find)
        .filter(user::maySee)
        .map(enrollment -> sentence(task, enrollment.id()));
  }

  private String sentence(HistoricTaskInstanceEntity task, EnrollmentId id) {
    Instant began = task.getStartTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
    return decisions
        .latest(id, task.getTaskDefinitionKey())
        .filter(decision -> !decision.at().isBefore(began))
        .map(decision -> sentence(task, decision))
        .orElse(
            "The task \"%s\" is over: its enrollment has gone on without it."
                .formatted(task.getName()));
  }

  private static String sentence(HistoricTaskInstanceEntity task, Decision decision) {
    return "The task \"%s\" is done: %s decided \"%s\" at %s UTC."
        .formatted(
            task.getName(),
            decision.by(),
            decision.choice(),
            decision
                .at()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replaceAll("[TZ]", " ")
                .strip());
  }
}
