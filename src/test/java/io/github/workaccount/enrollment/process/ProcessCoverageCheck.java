package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;

/**
 * Ends {@code mvn verify}: the process tests have passed every flow node of the models on H2; on
 * PostgreSQL they pass those on whose ways databases can differ. The report, with what is left out
 * there, is {@code target/process-coverage.json}.
 */
class ProcessCoverageCheck {

  private static final Path MODELS = Path.of("bpmn");
  private static final Path REPORT = Path.of("target", "process-coverage.json");
  private static final String ON_EVERY_PATH = ProcessOnH2IT.class.getSimpleName();
  private static final Set<String> WANTED =
      Set.of(ON_EVERY_PATH, ProcessOnPostgresIT.class.getSimpleName());

  @Test
  void everyFlowNodeIsPassed() throws IOException {
    Set<String> nodes = nodes();
    Map<String, List<String>> records = FlowNodeRecord.all();
    Map<String, Set<String>> missed = new TreeMap<>();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("flowNodes", nodes.size());
    records.forEach(
        (tests, passed) -> {
          Set<String> left = new TreeSet<>(nodes);
          passed.forEach(left::remove);
          missed.put(tests, left);
          report.put(
              tests,
              Map.of(
                  "percent", 100.0 * (nodes.size() - left.size()) / nodes.size(), "missed", left));
        });
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(REPORT.toFile(), report);

    assertThat(records.keySet()).as("process tests that ran in this build").containsAll(WANTED);
    assertThat(missed.get(ON_EVERY_PATH))
        .as("flow nodes that the process tests have not passed: add a path for them")
        .isEmpty();
  }

  private static Set<String> nodes() throws IOException {
    Set<String> nodes = new TreeSet<>();
    try (Stream<Path> files = Files.list(MODELS)) {
      files
          .filter(file -> file.toString().endsWith(".bpmn"))
          .map(file -> Bpmn.readModelFromFile(file.toFile()))
          .forEach(model -> addNodes(model, nodes));
    }
    assertThat(nodes).isNotEmpty();
    return nodes;
  }

  /** The engine goes right on behind a link: its history has neither of the two events. */
  private static boolean isLink(FlowNode node) {
    return !node.getChildElementsByType(LinkEventDefinition.class).isEmpty();
  }

  private static void addNodes(BpmnModelInstance model, Set<String> nodes) {
    String process = model.getModelElementsByType(Process.class).iterator().next().getId();
    model.getModelElementsByType(FlowNode.class).stream()
        .filter(node -> !isLink(node))
        .forEach(node -> nodes.add(process + "/" + node.getId()));
  }
}
