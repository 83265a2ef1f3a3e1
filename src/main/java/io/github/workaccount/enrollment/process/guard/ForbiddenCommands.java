package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.process.CommandFields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.batch.history.DeleteHistoricBatchCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractProcessInstanceModificationCommand;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractVariableCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateIncidentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricCaseInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricCaseInstancesBulkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricTaskInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricVariableInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteHistoricVariableInstancesByProcessInstanceIdCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteJobCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserOperationLogEntryCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.HistoryCleanupCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveIncidentCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateDecisionDefinitionHistoryTimeToLiveCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateProcessDefinitionHistoryTimeToLiveCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteHistoricProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteProcessInstanceBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.removaltime.SetRemovalTimeToHistoricBatchesCmd;
import org.camunda.bpm.engine.impl.cmd.batch.removaltime.SetRemovalTimeToHistoricDecisionInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.batch.removaltime.SetRemovalTimeToHistoricProcessInstancesCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.cmmn.cmd.UpdateCaseDefinitionHistoryTimeToLiveCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstanceByDefinitionIdCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstanceByInstanceIdCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstancesBatchCmd;
import org.camunda.bpm.engine.impl.dmn.cmd.DeleteHistoricDecisionInstancesBulkCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;

/** What nobody may send to the engine, and why: it would go past the forms and the evidence. */
final class ForbiddenCommands {

  /** Why nobody executes jobs. */
  static final String JOB = "A step runs when its process says so. A failed one can be retried.";

  private static final Map<String, Class<?>[]> BY_REASON = new LinkedHashMap<>();

  /** Operators may, as long as no enrollment goes with it; with the field that says so. */
  private static final Map<Class<?>, String> DELETING_MODELS =
      Map.of(
          DeleteDeploymentCmd.class, "cascade",
          DeleteProcessDefinitionsByIdsCmd.class, "cascadeToInstances",
          AbstractDeleteProcessDefinitionCmd.class, "cascade");

  static {
    forbid(
        "Variables of an enrollment are never written from outside.",
        AbstractVariableCmd.class,
        AbstractPatchVariablesCmd.class,
        SetVariablesToProcessInstancesBatchCmd.class);
    forbid(
        "An enrollment begins at its start form, and goes only where its process leads.",
        StartProcessInstanceAtActivitiesCmd.class,
        AbstractProcessInstanceModificationCommand.class,
        AbstractModificationCmd.class,
        ModifyProcessInstanceCmd.class,
        ModifyProcessInstanceAsyncCmd.class,
        AbstractRestartProcessInstanceCmd.class,
        AbstractMigrationCmd.class,
        AbstractCorrelateMessageCmd.class,
        CorrelateAllMessageBatchCmd.class,
        MessageEventReceivedCmd.class,
        SignalCmd.class,
        SignalEventReceivedCmd.class,
        EvaluateStartConditionCmd.class);
    forbid(
        "A task is completed with its form, and in no other way.",
        HandleTaskBpmnErrorCmd.class,
        HandleTaskEscalationCmd.class,
        ResolveTaskCmd.class,
        DelegateTaskCmd.class,
        CreateTaskCmd.class,
        DeleteTaskCmd.class);
    forbid(
        "Nothing of an enrollment is deleted: withdraw it instead, so that its changes are undone.",
        AbstractDeleteProcessInstanceCmd.class,
        DeleteProcessInstanceBatchCmd.class,
        DeleteJobCmd.class,
        DeleteJobsCmd.class,
        DeleteHistoricDecisionInstanceByDefinitionIdCmd.class,
        DeleteHistoricDecisionInstanceByInstanceIdCmd.class,
        DeleteHistoricDecisionInstancesBatchCmd.class,
        DeleteHistoricDecisionInstancesBulkCmd.class,
        DeleteUserOperationLogEntryCmd.class,
        DeleteHistoricBatchCmd.class,
        DeleteHistoricCaseInstanceCmd.class,
        DeleteHistoricCaseInstancesBulkCmd.class,
        DeleteHistoricProcessInstancesCmd.class,
        DeleteHistoricProcessInstancesBatchCmd.class,
        DeleteHistoricTaskInstanceCmd.class,
        DeleteHistoricVariableInstanceCmd.class,
        DeleteHistoricVariableInstancesByProcessInstanceIdCmd.class);
    forbid(
        "History stays as long as its model says: nobody shortens that or cleans up by hand.",
        UpdateProcessDefinitionHistoryTimeToLiveCmd.class,
        UpdateDecisionDefinitionHistoryTimeToLiveCmd.class,
        UpdateCaseDefinitionHistoryTimeToLiveCmd.class,
        SetRemovalTimeToHistoricBatchesCmd.class,
        SetRemovalTimeToHistoricDecisionInstancesCmd.class,
        SetRemovalTimeToHistoricProcessInstancesCmd.class,
        HistoryCleanupCmd.class);
    forbid(JOB, ExecuteJobsCmd.class, SetJobDuedateCmd.class, RecalculateJobDuedateCmd.class);
    forbid(
        "Files and changed remarks are no part of the evidence. Write a comment in the task's form.",
        CreateAttachmentCmd.class,
        SaveAttachmentCmd.class,
        DeleteAttachmentCmd.class,
        UpdateCommentCmd.class,
        DeleteTaskCommentCmd.class,
        DeleteProcessInstanceCommentCmd.class);
    forbid(
        "An incident tells what happened: it is neither made nor removed, but ends with a retry.",
        CreateIncidentCmd.class,
        ResolveIncidentCmd.class);
  }

  private ForbiddenCommands() {}

  /** Why a command is forbidden; null when it is not. */
  static String reason(Command<?> command) {
    if (deletesInstances(command)) {
      return "A model is not deleted together with its enrollments. Delete it without cascade.";
    }
    return BY_REASON.entrySet().stream()
        .filter(entry -> Arrays.stream(entry.getValue()).anyMatch(c -> c.isInstance(command)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static boolean deletesInstances(Command<?> command) {
    return DELETING_MODELS.entrySet().stream()
        .filter(entry -> entry.getKey().isInstance(command))
        .anyMatch(entry -> Boolean.TRUE.equals(new CommandFields(command).value(entry.getValue())));
  }

  private static void forbid(String reason, Class<?>... commands) {
    BY_REASON.put(reason, commands);
  }
}
