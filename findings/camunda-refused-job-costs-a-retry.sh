#!/usr/bin/env bash
# Camunda's executeJob and a command interceptor that refuses it.
#
# Expected: an interceptor of the engine's own chain that throws before a command is executed (that is how authorizations and
#   guards are added) leaves no trace: the caller gets the exception, and the job is as it was.
# Seen: executeJob runs the command inside the handling of failed jobs, interceptors included. A refused call counts as the
#   job's own failure: a retry less each time, the refusal as the job's message, and after three refusals an incident, without the
#   job ever having run.
# Versions: Camunda 7.24.0, H2 2.3.232, Java 17 (CAMUNDA=… tries another). Seen on 2026-11-27.
# Here: whoever may not execute jobs is refused before the engine is called; the guard in the engine is the second line.
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
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;

public class Main {
  static final class Refuse extends CommandInterceptor {
    @Override
    public <T> T execute(Command<T> command) {
      if (command instanceof ExecuteJobsCmd) {
        throw new AuthorizationException("You may not execute this job.");
      }
      return next.execute(command);
    }
  }

  public static void main(String[] args) {
    StandaloneInMemProcessEngineConfiguration configuration =
        new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:finding");
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setJobExecutorActivate(false);
    configuration.setCustomPreCommandInterceptorsTxRequired(List.of(new Refuse()));
    ProcessEngine engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "wait.bpmn",
            Bpmn.createExecutableProcess("wait")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .manualTask("work")
                .camundaAsyncBefore()
                .endEvent()
                .done())
        .deploy();
    engine.getRuntimeService().startProcessInstanceByKey("wait");
    Job before = job(engine);
    System.out.printf("before:          %d retries%n", before.getRetries());
    for (int i = 1; i <= before.getRetries(); i++) {
      try {
        engine.getManagementService().executeJob(before.getId());
        System.out.println("not refused");
      } catch (AuthorizationException e) {
        Job after = job(engine);
        System.out.printf(
            "after refusal %d: %d retries, message: %s%n",
            i, after.getRetries(), after.getExceptionMessage());
      }
    }
    int retries = job(engine).getRetries();
    long incidents = engine.getRuntimeService().createIncidentQuery().count();
    System.out.printf("incidents:       %d%n", incidents);
    engine.close();
    System.exit(retries == 0 && incidents == 1 ? 0 : 1);
  }

  private static Job job(ProcessEngine engine) {
    return engine.getManagementService().createJobQuery().singleResult();
  }
}
JAVA
java -version 2>&1 | head -1
ls lib | grep -E '^(camunda-engine|h2)-[0-9]'
java -cp 'lib/*' Main.java
