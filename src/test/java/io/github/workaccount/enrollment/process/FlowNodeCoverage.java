package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Holds that the tests of a class, when all of them ran, passed every flow node of the models. */
final class FlowNodeCoverage {

  private final Class<?> tests;
  private final Set<String> run = new HashSet<>();

  FlowNodeCoverage(Class<?> tests) {
    this.tests = tests;
  }

  void ran(String test) {
    run.add(test);
  }

  void check(EnrollmentDriver drive) {
    Set<String> all =
        Arrays.stream(tests.getMethods())
            .filter(
                method ->
                    method.isAnnotationPresent(Test.class)
                        || method.isAnnotationPresent(ParameterizedTest.class))
            .map(java.lang.reflect.Method::getName)
            .collect(Collectors.toSet());
    if (!run.equals(all)) {
      return; // Somebody runs some of them only.
    }
    Set<String> missed = nodes(drive.engine.getRepositoryService());
    missed.removeAll(
        drive.jdbc.queryForList("select distinct ACT_ID_ from ACT_HI_ACTINST", String.class));
    assertThat(missed).as("flow nodes that no test passes").isEmpty();
  }

  private static Set<String> nodes(RepositoryService repository) {
    return repository.createProcessDefinitionQuery().latestVersion().list().stream()
        .map(definition -> repository.getBpmnModelInstance(definition.getId()))
        .flatMap(model -> model.getModelElementsByType(FlowNode.class).stream())
        .map(FlowNode::getId)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
