package io.github.workaccount.enrollment.process.guard;

import io.github.workaccount.enrollment.process.CommandFields;
import java.util.Map;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * What somebody sends to start a process.
 *
 * @param definition which process
 * @param businessKey the supplied business key, or null
 * @param caseInstanceId the supplied case, or null
 * @param variables the supplied variables
 */
record SentStart(
    ProcessDefinitionEntity definition,
    String businessKey,
    String caseInstanceId,
    Map<String, Object> variables) {

  static SentStart of(SubmitStartFormCmd command) {
    CommandFields fields = new CommandFields(command);
    String definitionId = fields.text("processDefinitionId");
    return new SentStart(
        Context.getProcessEngineConfiguration()
            .getDeploymentCache()
            .findDeployedProcessDefinitionById(definitionId),
        fields.text("businessKey"),
        null,
        CommandGuard.copy(fields.map("variables")));
  }

  static SentStart of(StartProcessInstanceCmd command) {
    ProcessInstantiationBuilderImpl builder =
        (ProcessInstantiationBuilderImpl) new CommandFields(command).value("instantiationBuilder");
    return new SentStart(
        new GetDeployedProcessDefinitionCmd(builder, false).execute(Context.getCommandContext()),
        builder.getBusinessKey(),
        builder.getCaseInstanceId(),
        CommandGuard.copy(builder.getVariables()));
  }
}
