package io.github.workaccount.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.workaccount.enrollment.model.request.RequestForm;
import io.github.workaccount.enrollment.process.briefing.BriefedTasks;
import io.github.workaccount.enrollment.process.guard.AcceptedVariables;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** Each form is the form of one step, and sends what that step takes. */
class BpmnFormTest {

  /** Components that show something and send nothing. */
  private static final Set<String> SHOWN =
      Set.of("text", "table", "group", "html", "image", "separator", "spacer", "button");

  @Test
  void everyUserTaskHasItsForm() {
    assertThat(ModelFiles.all(UserTask.class))
        .allSatisfy(
            task -> {
              assertThat(task.getCamundaFormRef()).isEqualTo(kebab(task.getId()));
              assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
              assertThat(form(task)).isNotNull();
            });
  }

  @Test
  void everyFormBelongsToAStep() {
    Set<String> used =
        Stream.concat(
                ModelFiles.all(UserTask.class).stream().map(UserTask::getCamundaFormRef),
                starts().map(StartEvent::getCamundaFormRef))
            .map(name -> name + ".form")
            .collect(Collectors.toSet());

    assertThat(ModelFiles.forms().keySet()).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void everyFormIsNamedAsItsFileAndMadeForThisEngine() {
    ModelFiles.forms()
        .forEach(
            (file, form) -> {
              assertThat(form.path("id").asText() + ".form").isEqualTo(file);
              assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
            });
  }

  @Test
  void everyFormSendsExactlyWhatItsTaskAccepts() {
    for (UserTask task : ModelFiles.all(UserTask.class)) {
      assertThat(fields(form(task)))
          .as(task.getId())
          .containsExactlyInAnyOrderElementsOf(AcceptedVariables.of(task.getId()));
    }
  }

  @Test
  void theStartFormSendsExactlyWhatAnEnrollmentStartsFrom() {
    StartEvent start =
        starts()
            .filter(event -> event.getParentElement() instanceof Process)
            .findFirst()
            .orElseThrow();

    assertThat(start.getCamundaFormRefBinding()).isEqualTo("deployment");
    assertThat(fields(ModelFiles.forms().get(start.getCamundaFormRef() + ".form")))
        .isEqualTo(new TreeSet<>(RequestForm.FIELDS));
  }

  @Test
  void everyChoiceThatAFormOffersIsTaken() {
    for (UserTask task : ModelFiles.all(UserTask.class)) {
      ModelFiles.components(form(task))
          .filter(component -> component.has("values"))
          .forEach(
              component -> {
                for (JsonNode choice : component.get("values")) {
                  assertThat(
                          AcceptedVariables.takesValue(
                              task.getId(),
                              component.get("key").asText(),
                              choice.get("value").asText()))
                      .as("%s %s", task.getId(), choice)
                      .isTrue();
                }
              });
    }
  }

  @Test
  void codeHandlesAndBriefsEveryUserTask() {
    Set<String> tasks =
        ModelFiles.all(UserTask.class).stream().map(FlowElement::getId).collect(Collectors.toSet());

    assertThat(tasks).allMatch(AcceptedVariables::isHandled);
    assertThat(AcceptedVariables.isHandled("NoSuchTask")).isFalse();
    assertThat(BriefedTasks.ids()).containsExactlyInAnyOrderElementsOf(tasks);
  }

  private static Stream<StartEvent> starts() {
    return ModelFiles.all(StartEvent.class).stream()
        .filter(start -> start.getCamundaFormRef() != null);
  }

  private static JsonNode form(UserTask task) {
    return ModelFiles.forms().get(task.getCamundaFormRef() + ".form");
  }

  private static Set<String> fields(JsonNode form) {
    return ModelFiles.components(form)
        .filter(component -> !SHOWN.contains(component.path("type").asText()))
        .map(component -> component.path("key").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String kebab(String id) {
    return id.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }
}
