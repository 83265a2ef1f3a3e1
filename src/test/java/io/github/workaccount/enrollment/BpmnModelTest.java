package io.github.workaccount.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.workaccount.enrollment.process.EarlierElements;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.listener.StateListener;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;

/** Models and code know each other: what one names, the other has. */
class BpmnModelTest {

  private static final String DELEGATES = "io.github.workaccount.enrollment.process.delegate";

  @Test
  void everyServiceTaskHasItsDelegateAndEveryDelegateItsServiceTask() {
    Set<String> expected = new TreeSet<>();
    for (ServiceTask task : ModelFiles.all(ServiceTask.class)) {
      String bean = decapitalized(task.getId());
      assertThat(task.getCamundaDelegateExpression()).isEqualTo("${" + bean + "}");
      expected.add(bean);
    }

    assertThat(delegates().keySet()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void everyDelegateClassIsNamedAfterItsBean() {
    delegates()
        .forEach((bean, type) -> assertThat(decapitalized(type)).isEqualTo(bean + "Delegate"));
  }

  @Test
  void everyNameThatCodeKnowsIsInTheModels() {
    Set<String> known = new HashSet<>(ids(FlowElement.class));
    ModelFiles.all(Process.class).forEach(process -> known.add(process.getId()));
    ModelFiles.all(Message.class).forEach(message -> known.add(message.getName()));
    ModelFiles.all(Error.class).forEach(error -> known.add(error.getErrorCode()));

    assertThat(known).containsAll(elements().values());
  }

  @Test
  void codeKnowsEveryUserTask() {
    assertThat(elements().values()).containsAll(ids(UserTask.class));
  }

  @Test
  void theListOfUserTasksIsComplete() {
    assertThat(Elements.USER_TASKS).containsExactlyInAnyOrderElementsOf(ids(UserTask.class));
  }

  @Test
  void everyUserTaskHasItsDates() {
    assertThat(ModelFiles.all(UserTask.class))
        .allSatisfy(
            task -> {
              assertThat(task.getCamundaDueDate())
                  .as(task.getId())
                  .isEqualTo("${deadlines.due(execution)}");
              assertThat(task.getCamundaFollowUpDate())
                  .as(task.getId())
                  .isEqualTo("${deadlines.followUp(execution)}");
            });
  }

  @Test
  void everyUserTaskRemindsAndEscalates() {
    for (UserTask task : ModelFiles.all(UserTask.class)) {
      Map<String, String> timers = new java.util.TreeMap<>();
      for (CamundaTaskListener listener : timeouts(task)) {
        assertThat(listener.getCamundaEvent()).isEqualTo("timeout");
        timers.put(
            listener.getAttributeValue("id") + " " + listener.getCamundaDelegateExpression(),
            listener.getTimeouts().iterator().next().getTimeCycle().getTextContent());
      }

      assertThat(timers)
          .as(task.getId())
          .isEqualTo(
              Map.of(
                  task.getId() + "Reminder ${taskReminder}",
                  "${deadlines.reminders(execution)}",
                  task.getId() + "Escalation ${taskEscalation}",
                  "${deadlines.escalations(execution)}"));
    }
  }

  private static List<CamundaTaskListener> timeouts(UserTask task) {
    return task.getExtensionElements() == null
        ? List.of()
        : task.getExtensionElements()
            .getElementsQuery()
            .filterByType(CamundaTaskListener.class)
            .list();
  }

  @Test
  void codeKnowsEveryMessageSinceNothingElseSendsOne() {
    assertThat(elements().values())
        .containsAll(ModelFiles.all(Message.class).stream().map(Message::getName).toList());
  }

  @Test
  void everyCaughtErrorIsThrownByCodeOrByAnEndEvent() {
    Set<String> thrown = new HashSet<>(elements().values());
    thrown.addAll(errors(EndEvent.class));

    assertThat(thrown).containsAll(errors(BoundaryEvent.class));
  }

  @Test
  void everyErrorThatCanBeThrownIsCaught() {
    Set<String> thrown = errors(EndEvent.class);
    elements()
        .forEach(
            (constant, value) -> {
              if (declaredErrors().contains(value)) {
                thrown.add(value);
              }
            });

    assertThat(errors(BoundaryEvent.class)).containsAll(thrown);
    assertThat(errors(BoundaryEvent.class)).containsAll(declaredErrors());
  }

  @Test
  void everyWaitAndEveryEndIsAStateOfTheEnrollment() {
    List<String> ends =
        ModelFiles.all(EndEvent.class).stream()
            .filter(BpmnModelTest::endsTheEnrollment)
            .map(FlowElement::getId)
            .toList();

    Set<String> steps = new TreeSet<>(StateListener.ENTERED.keySet());
    assertThat(steps).containsAll(ids(UserTask.class)).containsAll(ends);
    assertThat(ends).allMatch(end -> StateListener.ENTERED.get(end).isEnd());
    ends.forEach(steps::remove);
    List<String> earlierEnds =
        List.of(EarlierElements.CREATION_DRY_RUN_DONE, EarlierElements.TAKE_OVER_DRY_RUN_DONE);
    assertThat(steps).containsAll(earlierEnds);
    earlierEnds.forEach(steps::remove);
    assertThat(steps).noneMatch(step -> StateListener.ENTERED.get(step).isEnd());
    steps.removeAll(ids(UserTask.class));
    steps.removeAll(ids(ServiceTask.class));
    assertThat(steps).isEmpty();
  }

  /** An end of the whole instance: not of a step in it, and not one that its caller catches. */
  private static boolean endsTheEnrollment(EndEvent end) {
    boolean ofTheEnrollment =
        end.getParentElement() instanceof Process process
            && process.getId().equals(Elements.ENROLLMENT_PROCESS);
    boolean ofAnEventSubProcess =
        end.getParentElement() instanceof SubProcess part && part.triggeredByEvent();
    return ofTheEnrollment || ofAnEventSubProcess;
  }

  private static Set<String> errors(Class<? extends FlowElement> holder) {
    return ModelFiles.all(ErrorEventDefinition.class).stream()
        .filter(definition -> holder.isInstance(definition.getParentElement()))
        .map(definition -> definition.getError().getErrorCode())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> declaredErrors() {
    return ModelFiles.all(Error.class).stream()
        .map(Error::getErrorCode)
        .collect(Collectors.toSet());
  }

  private static <T extends FlowElement> Collection<String> ids(Class<T> type) {
    return ModelFiles.all(type).stream().map(FlowElement::getId).toList();
  }

  private static Map<String, String> elements() {
    return Stream.of(Elements.class.getFields())
        .filter(constant -> constant.getType() == String.class)
        .collect(Collectors.toMap(Field::getName, BpmnModelTest::text));
  }

  private static String text(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The beans of the delegates' package, with the simple names of their classes. */
  private static Map<String, String> delegates() {
    JavaClasses classes = new ClassFileImporter().importPackages(DELEGATES);
    return classes.stream()
        .filter(type -> type.isAssignableTo(JavaDelegate.class))
        .collect(
            Collectors.toMap(
                type -> type.getAnnotationOfType(Component.class).value(),
                com.tngtech.archunit.core.domain.JavaClass::getSimpleName));
  }

  private static String decapitalized(String id) {
    return Character.toLowerCase(id.charAt(0)) + id.substring(1);
  }
}
