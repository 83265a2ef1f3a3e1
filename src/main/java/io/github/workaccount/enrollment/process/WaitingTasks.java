package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells of the engine's tasks in the product's words. */
@Component
public class WaitingTasks {

  private final String publicUrl;

  WaitingTasks(@Value("${enrollment.public-url}") String publicUrl) {
    this.publicUrl = publicUrl;
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
        publicUrl + "/tasks/" + task.getId());
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
