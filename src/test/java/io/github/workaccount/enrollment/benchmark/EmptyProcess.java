package io.github.workaccount.enrollment.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A process of the product's own shape, made from its models when it starts, on an engine with the
 * product's settings and nothing of its code: each service task only sets the variables by which
 * the models route, and nobody listens.
 */
final class EmptyProcess implements Subject {

  private static final Path MODELS = Path.of("bpmn");

  private final ConfigurableApplicationContext context;
  private final Clerk clerk;
  private Course course = Course.COMMON;

  private EmptyProcess(ConfigurableApplicationContext context) {
    this.context = context;
    deploy(engine());
    letEverybody(engine());
    this.clerk = new Clerk(engine());
  }

  /**
   * Starts it.
   *
   * @param name of its database and its engine, lower-case letters and digits
   * @param options beside the product's settings, as {@code --name=value}
   */
  static EmptyProcess start(String name, String... options) {
    List<String> all = new ArrayList<>(Options.database(name));
    all.add("--enrollment.microsoft.cloud=global");
    all.add("--camunda.bpm.auto-deployment-enabled=false");
    all.addAll(List.of(options));
    return new EmptyProcess(
        new SpringApplicationBuilder(Engine.class)
            .web(WebApplicationType.NONE)
            .initializers(
                Options.productsHistory(),
                application -> {
                  GenericApplicationContext context = (GenericApplicationContext) application;
                  context.registerBean("nothing", RoutingOnly.class);
                  context.registerBean("deadlines", FarAway.class);
                })
            .run(all.toArray(String[]::new)));
  }

  /** An application that is only an engine; without a stereotype, so that no scan finds it. */
  @EnableAutoConfiguration
  static class Engine {}

  @Override
  public ProcessEngine engine() {
    return context.getBean(ProcessEngine.class);
  }

  @Override
  public JdbcTemplate jdbc() {
    return context.getBean(JdbcTemplate.class);
  }

  @Override
  public void prepare(Course next, int first, int count) {
    course = next;
  }

  @Override
  public void start(Course way, int number) {
    Map<String, Object> form = new HashMap<>(way.form(number));
    form.put("enrollmentId", way.domain(number));
    form.put("requester", "kim");
    form.put("domain", way.domain(number));
    clerk.start(way.domain(number), form);
  }

  @Override
  public void before(String task, String processInstanceId) {
    // Nobody looks for anything.
  }

  @Override
  public Map<String, Object> answer(String task, String taskId) {
    clerk.open(task, taskId); // As much work for the engine as with the product.
    return Answers.of(task, course, Map.of("planDigest", "none"));
  }

  @Override
  public void close() {
    context.close();
  }

  private static void deploy(ProcessEngine engine) {
    DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
    try (Stream<Path> files = Files.walk(MODELS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        deployment.addString(file.toString(), emptied(text));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    deployment.deploy();
  }

  private static String emptied(String model) {
    return model.replaceAll(
        "camunda:delegateExpression=\"[^\"]*\"", "camunda:delegateExpression=\"\\${nothing}\"");
  }

  /** The engine checks permissions as it does for the product; here everybody has them. */
  private static void letEverybody(ProcessEngine engine) {
    for (Resource resource :
        List.of(Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE, Resources.TASK)) {
      Authorization grant =
          engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
      grant.setUserId(Authorization.ANY);
      grant.setResource(resource);
      grant.setResourceId(Authorization.ANY);
      grant.addPermission(Permissions.ALL);
      engine.getAuthorizationService().saveAuthorization(grant);
    }
  }
}
