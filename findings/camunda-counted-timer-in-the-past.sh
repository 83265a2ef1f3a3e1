#!/usr/bin/env bash
# Camunda and a counted timer whose repetitions all lie in the past.
#
# Expected: a repeating interval (ISO 8601) with a count that is over has nothing left to fire. Whatever has such a timer is entered
#   without it, or at worst with one that fires at once; that is how one without a count goes on, at its next time.
# Seen: the task cannot be entered at all: "duedate is null", and the step before it fails again and again, since time does not go
#   back. A start that is computed (a due date, an expiry) brings that about by itself once somebody is late.
# Versions: Camunda 7.24.0, H2 2.3.232, Java 17 (CAMUNDA=… tries another). Seen on 2026-11-27.
# Here: the start of every repetition is computed as the later of the wanted one and now.
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

cat >Main.java <<'JAVA'
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;

public class Main {
  private static final String PAST = "2026-01-01T00:00:00Z";
  private static final String FUTURE = "2099-01-01T00:00:00Z";

  public static void main(String[] args) {
    StandaloneInMemProcessEngineConfiguration configuration =
        new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:finding");
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setJobExecutorActivate(false);
    ProcessEngine engine = configuration.buildProcessEngine();
    boolean entered =
        enters(engine, "R3/" + FUTURE + "/PT1H") && enters(engine, "R/" + PAST + "/PT1H");
    boolean counted = enters(engine, "R3/" + PAST + "/PT1H");
    engine.close();
    System.exit(entered && !counted ? 0 : 1);
  }

  /** Whether a task with a timer of the cycle can be entered. */
  private static boolean enters(ProcessEngine engine, String cycle) {
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "work.bpmn",
            Bpmn.createExecutableProcess("work")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("task")
                .boundaryEvent("remind")
                .cancelActivity(false)
                .timerWithCycle(cycle)
                .endEvent()
                .moveToActivity("task")
                .endEvent()
                .done())
        .deploy();
    try {
      String instance = engine.getRuntimeService().startProcessInstanceByKey("work").getId();
      List<Job> timers =
          engine.getManagementService().createJobQuery().processInstanceId(instance).list();
      System.out.printf("%-32s entered, fires %s%n", cycle, timers.get(0).getDuedate());
      return true;
    } catch (ProcessEngineException e) {
      System.out.printf("%-32s %s%n", cycle, e.getMessage());
      return false;
    }
  }
}
JAVA
java -version 2>&1 | head -1
ls lib | grep -E '^(camunda-engine|h2)-[0-9]'
java -cp 'lib/*' Main.java
