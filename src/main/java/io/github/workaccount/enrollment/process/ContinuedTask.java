package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.account.AwaitWorkAccount;
import io.github.workaccount.enrollment.application.account.CreateWorkAccount.Finding;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.stereotype.Component;

/**
 * Knows which task is no new work: the one for a work account is there again after each look that
 * did not find it, so that the name can be corrected. It goes on as the one of before, with who has
 * it and its dates, and nobody is told of it.
 */
@Component
public class ContinuedTask {

  private final HistoryService history;
  private final AwaitWorkAccount wait;

  ContinuedTask(HistoryService history, AwaitWorkAccount wait) {
    this.history = history;
    this.wait = wait;
  }

  /**
   * The task of before that the one which an execution enters goes on with.
   *
   * @param execution at a task
   * @return empty where the task is new work
   */
  public Optional<HistoricTaskInstance> before(DelegateExecution execution) {
    boolean lookedFor =
        execution.getCurrentActivityId().equals(Elements.CREATE_WORK_ACCOUNT)
            && Variables.WORK_ACCOUNT.get(execution) == Finding.NOT_YET
            && !wait.isOver(Variables.enrollment(execution));
    return lookedFor ? latest(execution) : Optional.empty();
  }

  private Optional<HistoricTaskInstance> latest(DelegateExecution execution) {
    return history
        .createHistoricTaskInstanceQuery()
        .processInstanceId(execution.getProcessInstanceId())
        .taskDefinitionKey(execution.getCurrentActivityId())
        .finished()
        .orderByHistoricTaskInstanceEndTime()
        .desc()
        .listPage(0, 1)
        .stream()
        .findFirst();
  }
}
