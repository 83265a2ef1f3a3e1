#!/usr/bin/env bash
# Camunda and the history of link events.
#
# Expected: with the history level full, each flow node that an instance passes leaves a historic activity instance: events and gateways
#   do, also those that wait for nothing. So the way that an instance took can be drawn from its history.
# Seen: link events leave none, neither the one that throws nor the one that catches, while the task behind them has its own. A way
#   drawn from the history, or a coverage of flow nodes by it, has a hole there.
# Versions: Camunda 7.24.0, H2 2.3.232, Java 17 (CAMUNDA=… tries another). Seen on 2026-11-28.
# Here: the check that tests pass every flow node leaves link events out.
set -euo pipefail
camunda=${CAMUNDA:-7.24.0}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat >pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.camunda.bpm</groupId>
      <artifactId>camunda-engine</artifactId>
      <version>$camunda</version>
    </dependency>
    <dependency>
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
      <version>2.3.232</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q --no-transfer-progress org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib || exit 2

cat >way.bpmn <<'BPMN'
<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="finding">
  <process id="way" isExecutable="true" camunda:historyTimeToLive="P1D">
    <startEvent id="start" />
    <sequenceFlow id="f1" sourceRef="start" targetRef="passed" />
    <intermediateThrowEvent id="passed" />
    <sequenceFlow id="f2" sourceRef="passed" targetRef="gateway" />
    <exclusiveGateway id="gateway" />
    <sequenceFlow id="f3" sourceRef="gateway" targetRef="linkThrows" />
    <intermediateThrowEvent id="linkThrows">
      <linkEventDefinition name="on" />
    </intermediateThrowEvent>
    <intermediateCatchEvent id="linkCatches">
      <linkEventDefinition name="on" />
    </intermediateCatchEvent>
    <sequenceFlow id="f4" sourceRef="linkCatches" targetRef="task" />
    <userTask id="task" />
    <sequenceFlow id="f5" sourceRef="task" targetRef="end" />
    <endEvent id="end" />
  </process>
</definitions>
BPMN

cat >Main.java <<'JAVA'
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

public class Main {
  private static final List<String> NODES =
      List.of("start", "passed", "gateway", "linkThrows", "linkCatches", "task", "end");

  public static void main(String[] args) throws Exception {
    StandaloneInMemProcessEngineConfiguration configuration =
        new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:finding");
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    configuration.setJobExecutorActivate(false);
    ProcessEngine engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addInputStream("way.bpmn", java.nio.file.Files.newInputStream(java.nio.file.Path.of("way.bpmn")))
        .deploy();
    engine.getRuntimeService().startProcessInstanceByKey("way");
    engine.getTaskService().complete(engine.getTaskService().createTaskQuery().singleResult().getId());
    Set<String> kept =
        engine.getHistoryService().createHistoricActivityInstanceQuery().list().stream()
            .map(HistoricActivityInstance::getActivityId)
            .collect(Collectors.toSet());
    NODES.forEach(
        node -> System.out.printf("%-12s %s%n", node, kept.contains(node) ? "in the history" : "-"));
    engine.close();
    boolean others =
        NODES.stream().filter(node -> !node.startsWith("link")).allMatch(kept::contains);
    boolean links = Stream.of("linkThrows", "linkCatches").anyMatch(kept::contains);
    System.exit(others && !links ? 0 : 1);
  }
}
JAVA
java -version 2>&1 | head -1
ls lib | grep -E '^(camunda-engine|h2)-[0-9]'
java -cp 'lib/*' Main.java
