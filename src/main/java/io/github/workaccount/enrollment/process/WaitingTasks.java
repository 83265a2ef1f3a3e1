package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.enrollment.PublicAddress;
import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Tells of the engine's tasks in the product's words. */
@Component
public class WaitingTasks {

  private final PublicAddress address;

  WaitingTasks(PublicAddress address) {
    this.address = address;
  }

  /**
   * A task that a person has.
   *
   * @param task the engine's task
   * @param links who has to do with it
   */
  public WaitingTask of(Task task, Collection<? extends IdentityLink> links) {
    return new WaitingTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName(),
        task.getDescription(),
        task.getAssignee(),
        candidates(links, IdentityLink::getUserId),
        candidates(links, IdentityLink::getGroupId),
        task.getCreateTime().toInstant(),
        task.getDueDate() == null ? null : task.getDueDate().toInstant(),
        address.of("/tasks/" + task.getId()));
  }

  private static List<String> candidates(
      Collection<? extends IdentityLink> links, Function<IdentityLink, String> who) {
    return links.stream()
        .filter(link -> "candidate".equals(link.getType()))
        .map(who)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
