package io.github.workaccount.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.workaccount.enrollment.process.Deadlines;
import io.github.workaccount.enrollment.process.Variable;
import io.github.workaccount.enrollment.process.Variables;
import io.github.workaccount.enrollment.process.guard.AcceptedVariables;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.Script;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimeCycle;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;

/** The models hold no code, survive failures and clean-up, and can be read aloud. */
class BpmnStyleTest {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final Pattern PASCAL_CASE = Pattern.compile("(?:[A-Z][a-z0-9]+)+");

  /** These two call nobody. */
  private static final Set<String> WITHOUT_REMOTE_CALL = Set.of("CheckRequest", "PlanChanges");

  /** The one bean that models ask: when something is due. */
  private static final Pattern TIME =
      Pattern.compile("\\$\\{deadlines\\.([a-zA-Z]+)\\(execution\\)}");

  /** A variable, its negation, or its comparison with a constant: nothing that acts. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\$\\{!?(?<variable>[a-zA-Z]+)(?: == (?:'[a-z-]+'|\\d+))?(?: && !?(?<also>[a-zA-Z]+))?}");

  @Test
  void everyModelSaysHowLongItsHistoryIsKept() {
    assertThat(ModelFiles.all(Process.class))
        .hasSize(3)
        .allSatisfy(
            process -> assertThat(process.getCamundaHistoryTimeToLiveString()).startsWith("P"));
    assertThat(ModelFiles.decisions().values())
        .allSatisfy(
            model ->
                assertThat(model.getModelElementsByType(Decision.class))
                    .allSatisfy(
                        decision ->
                            assertThat(decision.getCamundaHistoryTimeToLiveString())
                                .startsWith("P")));
  }

  @Test
  void everyRemoteCallIsAJobOfItsOwnWithRetries() {
    List<ServiceTask> calls =
        ModelFiles.all(ServiceTask.class).stream()
            .filter(task -> !WITHOUT_REMOTE_CALL.contains(task.getId()))
            .toList();

    assertThat(calls)
        .isNotEmpty()
        .allSatisfy(
            task -> {
              assertThat(task.isCamundaAsyncBefore()).as(task.getId()).isTrue();
              assertThat(task.isCamundaExclusive()).as(task.getId()).isTrue();
              assertThat(extensions(task, CamundaFailedJobRetryTimeCycle.class))
                  .as(task.getId())
                  .singleElement()
                  .satisfies(
                      cycle -> assertThat(cycle.getTextContent()).matches("PT\\w+(,PT\\w+)+"));
            });
  }

  @Test
  void noModelHoldsCode() {
    assertThat(ModelFiles.all(ScriptTask.class)).isEmpty();
    assertThat(ModelFiles.all(Script.class)).isEmpty();
    assertThat(ModelFiles.all(CamundaScript.class)).isEmpty();
    assertThat(ModelFiles.all(CamundaExecutionListener.class)).isEmpty();
    // What these call, BpmnModelTest knows.
    assertThat(ModelFiles.all(CamundaTaskListener.class))
        .allSatisfy(
            listener -> {
              assertThat(listener.getCamundaEvent()).isEqualTo("timeout");
              assertThat(listener.getCamundaClass()).isNull();
              assertThat(listener.getCamundaExpression()).isNull();
            });
    assertThat(ModelFiles.all(CamundaInputOutput.class)).isEmpty();
    for (ModelElementInstance element : ModelFiles.all(FlowElement.class)) {
      for (String attribute : List.of("class", "expression", "formKey", "type", "topic")) {
        assertThat(element.getAttributeValueNs(CAMUNDA, attribute)).as(attribute).isNull();
      }
    }
  }

  @Test
  void expressionsOnlyReadVariablesThatCodeOrAFormSets() {
    Set<String> variables = new HashSet<>(AcceptedVariables.ofAllTasks());
    Arrays.stream(Variables.class.getFields()).map(BpmnStyleTest::text).forEach(variables::add);

    assertThat(expressions())
        .filteredOn(expression -> !TIME.matcher(expression).matches())
        .allSatisfy(
            expression -> {
              Matcher harmless = HARMLESS.matcher(expression);
              assertThat(harmless.matches()).as(expression).isTrue();
              assertThat(variables).contains(harmless.group("variable"));
              assertThat(harmless.group("also"))
                  .satisfiesAnyOf(
                      also -> assertThat(also).isNull(),
                      also -> assertThat(variables).contains(also));
            });
  }

  @Test
  void timesAreThoseThatTheDeadlinesKnow() {
    Set<String> known = new HashSet<>();
    Arrays.stream(Deadlines.class.getMethods()).map(Method::getName).forEach(known::add);

    assertThat(expressions().stream().map(TIME::matcher).filter(Matcher::matches))
        .isNotEmpty()
        .allSatisfy(time -> assertThat(known).contains(time.group(1)));
  }

  @Test
  void calledProcessesGetOnlyTheBusinessKeyAndNamedVariablesAndGiveBackOnlyWhatRoutes() {
    assertThat(ModelFiles.all(CamundaIn.class))
        .allSatisfy(
            in -> {
              assertThat(in.getCamundaVariables()).isNull();
              assertThat(in.getCamundaSourceExpression()).isNull();
              assertThat(in.getCamundaBusinessKey()).isIn(null, "#{execution.processBusinessKey}");
            })
        .anyMatch(in -> in.getCamundaBusinessKey() != null);
    assertThat(ModelFiles.all(CamundaOut.class))
        .extracting(CamundaOut::getCamundaSource, CamundaOut::getCamundaTarget)
        .containsExactly(tuple(Variables.CONSENT_NEEDED.name(), Variables.CONSENT_NEEDED.name()));
  }

  @Test
  void everythingIsBoundToItsOwnDeployment() {
    assertThat(ModelFiles.all(CallActivity.class))
        .allSatisfy(
            call -> {
              assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
              assertThat(ModelFiles.all(Process.class))
                  .anyMatch(process -> process.getId().equals(call.getCalledElement()));
            });
    assertThat(ModelFiles.all(BusinessRuleTask.class))
        .allSatisfy(
            task -> {
              assertThat(task.getCamundaDecisionRefBinding()).isEqualTo("deployment");
              assertThat(ModelFiles.decisions().values())
                  .anyMatch(
                      model -> model.getModelElementById(task.getCamundaDecisionRef()) != null);
            });
  }

  @Test
  void everyElementIsNamedAndHasAReadableId() {
    assertThat(ModelFiles.all(FlowElement.class))
        .allSatisfy(element -> assertThat(element.getId()).matches(PASCAL_CASE));
    assertThat(ModelFiles.all(FlowNode.class))
        .allSatisfy(node -> assertThat(node.getName()).as(node.getId()).isNotBlank())
        .allSatisfy(node -> assertThat(node.getDocumentations()).as(node.getId()).isNotEmpty());
    assertThat(ModelFiles.all(SequenceFlow.class))
        .allSatisfy(
            flow ->
                assertThat(flow.getId())
                    .isEqualTo(flow.getSource().getId() + "To" + flow.getTarget().getId()));
  }

  @Test
  void everyGatewayAsksAQuestionAndEveryFlowAnswersIt() {
    for (Gateway gateway : ModelFiles.all(Gateway.class)) {
      Collection<SequenceFlow> answers = gateway.getOutgoing();
      assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
      assertThat(answers).as(gateway.getId()).hasSizeGreaterThan(1);
      assertThat(answers)
          .extracting(SequenceFlow::getName)
          .as(gateway.getId())
          .doesNotContainNull()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void everyAnswerHasAConditionExceptTheDefault() {
    for (ExclusiveGateway gateway : ModelFiles.all(ExclusiveGateway.class)) {
      for (SequenceFlow flow : gateway.getOutgoing()) {
        assertThat(flow.getConditionExpression() == null)
            .as(flow.getId())
            .isEqualTo(flow.equals(gateway.getDefault()));
      }
    }
  }

  @Test
  void onlyGatewaysDivide() {
    assertThat(ModelFiles.all(FlowNode.class))
        .filteredOn(node -> !(node instanceof Gateway))
        .allSatisfy(
            node -> assertThat(node.getOutgoing()).as(node.getId()).hasSizeLessThanOrEqualTo(1));
  }

  private static List<String> expressions() {
    List<String> found = new java.util.ArrayList<>();
    ModelFiles.all(ConditionExpression.class).forEach(e -> found.add(e.getTextContent()));
    ModelFiles.all(TimeDate.class).forEach(e -> found.add(e.getTextContent()));
    ModelFiles.all(TimeDuration.class).forEach(e -> found.add(e.getTextContent()));
    ModelFiles.all(TimeCycle.class).forEach(e -> found.add(e.getTextContent()));
    for (UserTask task : ModelFiles.all(UserTask.class)) {
      found.addAll(
          java.util.stream.Stream.of(
                  task.getCamundaAssignee(),
                  task.getCamundaCandidateUsers(),
                  task.getCamundaDueDate(),
                  task.getCamundaFollowUpDate())
              .filter(java.util.Objects::nonNull)
              .toList());
    }
    return found;
  }

  private static <T extends ModelElementInstance> List<T> extensions(
      FlowElement element, Class<T> type) {
    return element.getExtensionElements().getElementsQuery().filterByType(type).list();
  }

  private static String text(Field constant) {
    try {
      return ((Variable<?>) constant.get(null)).name();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
