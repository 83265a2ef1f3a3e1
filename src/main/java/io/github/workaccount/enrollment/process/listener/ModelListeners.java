package io.github.workaccount.enrollment.process.listener;

import io.github.workaccount.enrollment.process.EarlierElements;
import io.github.workaccount.enrollment.process.Elements;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Attaches the product's listeners to every model when it is read, so that the models stay free of
 * them. The listeners are looked up when they are called: they need the engine, which is not up yet
 * when models are read.
 */
@Component
public class ModelListeners extends AbstractBpmnParseListener {

  private final ObjectProvider<StartListener> start;
  private final ObjectProvider<StateListener> state;
  private final ObjectProvider<RouteListener> route;
  private final ObjectProvider<ApprovalListener> approval;
  private final ObjectProvider<DnsWaitListener> dnsWait;
  private final ObjectProvider<ConsentLinkListener> consentLink;
  private final ObjectProvider<CompanyListener> company;
  private final ObjectProvider<AssignmentListener> assignment;
  private final ObjectProvider<WorkAccountWaitListener> workAccountWait;
  private final ObjectProvider<VerificationWaitListener> verificationWait;

  ModelListeners(
      ObjectProvider<StartListener> start,
      ObjectProvider<StateListener> state,
      ObjectProvider<RouteListener> route,
      ObjectProvider<ApprovalListener> approval,
      ObjectProvider<DnsWaitListener> dnsWait,
      ObjectProvider<ConsentLinkListener> consentLink,
      ObjectProvider<CompanyListener> company,
      ObjectProvider<AssignmentListener> assignment,
      ObjectProvider<WorkAccountWaitListener> workAccountWait,
      ObjectProvider<VerificationWaitListener> verificationWait) {
    this.start = start;
    this.state = state;
    this.route = route;
    this.approval = approval;
    this.dnsWait = dnsWait;
    this.consentLink = consentLink;
    this.company = company;
    this.assignment = assignment;
    this.workAccountWait = workAccountWait;
    this.verificationWait = verificationWait;
  }

  @Override
  public void parseProcess(Element element, ProcessDefinitionEntity process) {
    process.addListener(
        ExecutionListener.EVENTNAME_START,
        (ExecutionListener) execution -> start.getObject().notify(execution));
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    onStart(activity, execution -> state.getObject().entered(execution));
    onEnd(activity, execution -> state.getObject().left(execution));
    if (activity.getId().equals(Elements.APPROVE_ENROLLMENT)) {
      onEnd(activity, execution -> approval.getObject().decided(execution));
    }
    if (activity.getId().equals(Elements.PUBLISH_DNS_RECORD)) {
      onStart(activity, execution -> dnsWait.getObject().begin(execution));
      onEnd(activity, execution -> dnsWait.getObject().end(execution));
    }
    if (activity.getId().equals(Elements.CREATE_WORK_ACCOUNT)) {
      onEnd(activity, execution -> workAccountWait.getObject().end(execution));
    }
    TaskDefinition task =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    if (activity.getId().equals(Elements.GRANT_CONSENT)) {
      onCreate(task, created -> consentLink.getObject().notify(created));
    }
    onCreate(task, created -> company.getObject().notify(created));
    onCreate(task, created -> assignment.getObject().notify(created));
  }

  @Override
  public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (activity.getId().equals(Elements.OBTAIN_WORK_ACCOUNT)) {
      onStart(activity, execution -> approval.getObject().obtaining(execution));
    }
  }

  @Override
  public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (activity.getId().equals(EarlierElements.WAIT_FOR_WORK_ACCOUNT)) {
      onEnd(activity, execution -> workAccountWait.getObject().end(execution));
    }
    if (activity.getId().equals(Elements.WAIT_FOR_MICROSOFT)) {
      onStart(activity, execution -> verificationWait.getObject().begin(execution));
      onEnd(activity, execution -> verificationWait.getObject().end(execution));
    }
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    onStart(activity, execution -> state.getObject().entered(execution));
  }

  @Override
  public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    onStart(activity, execution -> state.getObject().entered(execution));
  }

  @Override
  public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (activity.getId().equals(Elements.CHOOSE_ROUTE)) {
      onEnd(activity, execution -> route.getObject().notify(execution));
    }
  }

  private static void onCreate(TaskDefinition task, TaskListener listener) {
    task.addTaskListener(TaskListener.EVENTNAME_CREATE, listener);
  }

  private static void onStart(ActivityImpl activity, ExecutionListener listener) {
    activity.addListener(ExecutionListener.EVENTNAME_START, listener);
  }

  private static void onEnd(ActivityImpl activity, ExecutionListener listener) {
    activity.addListener(ExecutionListener.EVENTNAME_END, listener);
  }
}
