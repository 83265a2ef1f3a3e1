package io.github.workaccount.enrollment.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.testing.ProductOverHttp;
import io.github.workaccount.enrollment.testing.RunningProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Everything that the product answers, asked by everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPathIT extends ProductOverHttp {

  private static final Path KEPT = Path.of("src", "test", "resources", "access", "paths.txt");
  private static final Path SEEN = Path.of("target", "every-path.txt");

  @Autowired private ServletWebServerApplicationContext context;
  @Autowired private ProcessEngine engine;

  private boolean begun;
  private List<Visit> visits;

  @BeforeEach
  void walk() throws IOException {
    if (begun) {
      assertThat(visits).as("the walk, which failed before").isNotNull();
      return;
    }
    begun = true;
    Set<Operation> webapps = WebappOperations.of(context.getServletContext());
    Set<Operation> own = ProductOperations.of(context);
    Set<Operation> outside = new TreeSet<>(own);
    outside.removeIf(operation -> !operation.path().startsWith("/sandbox/"));
    own.removeAll(outside);
    World world = world();
    long start = System.nanoTime();
    try (Journal journal = Journal.open(jdbc)) {
      Walk walk =
          new Walk(
              world, new Visitors(port, RunningProduct.ENGINE_NAME), journal, this::forgetModels);
      walk.through(webapps);
      walk.through(own);
      // Last, because nothing undoes what happens outside; and what is undone there would fail
      // then.
      tidyUp();
      withdrawEverything();
      journal.read();
      visits = walk.through(outside);
    }
    Files.writeString(
        SEEN,
        "%d visits in %d ms%n".formatted(visits.size(), (System.nanoTime() - start) / 1_000_000)
            + visits.stream().map(Visit::toString).collect(Collectors.joining("\n")));
  }

  /** Other tests use the same product: they find its world as it was in the beginning. */
  @AfterAll
  void forgetWhatHappenedOutside() {
    rest("alex").post("/sandbox/reset", "");
  }

  private void forgetModels() {
    var cache =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getDeploymentCache();
    cache.discardProcessDefinitionCache();
    cache.discardDecisionDefinitionCache();
    cache.discardDecisionRequirementsDefinitionCache();
  }

  @Test
  void aRefusalChangesNothing() {
    assertThat(visits(visit -> visit.isRefused() && !visit.effects().isEmpty())).isEmpty();
  }

  @Test
  void whatOnlyReadsChangesNothing() {
    assertThat(visits(visit -> visit.operation().isSafe() && !visit.effects().isEmpty())).isEmpty();
  }

  @Test
  void nothingFails() {
    assertThat(visits(visit -> visit.status() >= 500)).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(visits(visit -> visit.unknown() && visit.isDone())).isEmpty();
  }

  @Test
  void everybodyMayDoWhatIsDecidedForThem() throws IOException {
    String table = AccessTable.of(visits);
    if (Boolean.getBoolean("access.update")) {
      Files.writeString(KEPT, table);
    }

    assertThat(table)
        .as(
            "Who may do what is no longer what %s says. If that is meant, keep it with mvn test"
                + " -Dtest=EveryPathIT -Daccess.update=true and look at what has changed.",
            KEPT)
        .isEqualTo(Files.readString(KEPT));
  }

  private List<Visit> visits(Predicate<Visit> wanted) {
    return visits.stream().filter(wanted).toList();
  }

  private World world() {
    String domain = newDomain();
    String id = startForDnsRecord("kim", domain);
    String instance = instanceOf(id);
    String task = taskOf(id);
    String proof = tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
    String job =
        management.createJobQuery().processInstanceId(proof).timers().list().get(0).getId();
    management.setJobRetries(job, 0);
    String ended = start("lee", request(newDomain()));
    fireJobs();
    rest("lee").post(API + "/" + ended + "/withdraw", "{\"reason\":\"No longer needed\"}");
    fireJobs();
    identity.saveTenant(identity.newTenant("acme"));

    return new KimsWorld(jdbc)
        .with("engine", RunningProduct.ENGINE_NAME)
        .with("enrollment", id)
        .with("domain", domain)
        .with("tenant", domain.replace(".com", "") + ".onmicrosoft.com")
        .with("ended", instanceOf(ended))
        .with("job", job)
        .with("proof", proof)
        .with("batch", management.setJobRetriesAsync(List.of(job), 1).getId())
        .with("comment", tasks.createComment(task, instance, "A remark").getId())
        .around(instance, task);
  }

  @AfterEach
  void tidyUp() {
    identity.deleteTenant("acme");
    management
        .createBatchQuery()
        .list()
        .forEach(batch -> management.deleteBatch(batch.getId(), true));
  }
}
