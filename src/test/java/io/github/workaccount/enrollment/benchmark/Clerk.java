package io.github.workaccount.enrollment.benchmark;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;

/** Sends forms to an engine as the people of the sandbox, so that it checks what they may. */
final class Clerk {

  private final ProcessEngine engine;
  private final String definition;

  Clerk(ProcessEngine engine) {
    this.engine = engine;
    this.definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey("enrollment")
            .latestVersion()
            .singleResult()
            .getId();
  }

  /**
   * Starts an enrollment.
   *
   * @param businessKey null where the process gives itself one
   * @param form the start form
   */
  void start(String businessKey, Map<String, ?> form) {
    as(
        "kim",
        "requesters",
        () -> engine.getFormService().submitStartForm(definition, businessKey, Map.copyOf(form)));
  }

  /** Opens a task's form: all that it shows. */
  Map<String, Object> open(String task, String taskId) {
    return asWorker(task, () -> engine.getFormService().getTaskFormVariables(taskId));
  }

  /** Completes a task. */
  void complete(String task, String taskId, Map<String, Object> answer) {
    asWorker(
        task,
        () -> {
          engine.getFormService().submitTaskForm(taskId, answer);
          return null;
        });
  }

  private <T> T asWorker(String task, Callable<T> work) {
    boolean requesters = task.equals("PublishDnsRecord");
    String admin = task.equals("ApprovePlan") ? "sam" : "alex";
    return as(requesters ? "kim" : admin, requesters ? "requesters" : "enrollment-admins", work);
  }

  private <T> T as(String user, String group, Callable<T> work) {
    engine.getIdentityService().setAuthentication(user, List.of(group));
    try {
      return work.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }
}
