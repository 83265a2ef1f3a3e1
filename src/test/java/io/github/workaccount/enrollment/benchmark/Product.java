package io.github.workaccount.enrollment.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.WorkAccountEnrollment;
import io.github.workaccount.enrollment.sandbox.SandboxWorld;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole product on a PostgreSQL database of its own, with its sandbox in memory. */
public final class Product implements Subject {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ConfigurableApplicationContext context;
  private final SandboxWorld world;
  private final Clerk clerk;
  private Course course = Course.COMMON;

  private Product(ConfigurableApplicationContext context) {
    this.context = context;
    this.world = SandboxWorld.of(context);
    this.clerk = new Clerk(engine());
  }

  /**
   * Starts it.
   *
   * @param name of its database and its engine, lower-case letters and digits
   * @param options beside its own settings, as {@code --name=value}
   */
  static Product start(String name, String... options) {
    return start(name, List.of(), options);
  }

  /**
   * Starts it with more.
   *
   * @param name of its database and its engine, lower-case letters and digits
   * @param more what else is done before it starts, when its sandbox is there
   * @param options beside its own settings, as {@code --name=value}
   */
  public static Product start(
      String name,
      List<ApplicationContextInitializer<ConfigurableApplicationContext>> more,
      String... options) {
    List<String> all = new ArrayList<>(Options.database(name));
    all.add("--server.port=0");
    all.add("--enrollment.public-url=http://localhost:8080");
    all.add("--enrollment.sandbox.directory=memory");
    // A person says when to look: nobody else does, so that each enrollment takes the same steps.
    if (Arrays.stream(options).noneMatch(option -> option.contains("check-interval"))) {
      all.add("--enrollment.dns.check-interval=PT24H");
    }
    all.addAll(List.of(options));
    List<ApplicationContextInitializer<?>> first = new ArrayList<>(more);
    first.add(
        context -> context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests()));
    return new Product(
        new SpringApplicationBuilder(WorkAccountEnrollment.class)
            .initializers(first.toArray(ApplicationContextInitializer[]::new))
            .run(all.toArray(String[]::new)));
  }

  /** Its port. */
  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /** From now on Microsoft answers this late. */
  void delay(long millis) {
    world.delayEveryAnswer(millis);
  }

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
    // The sandbox looks through all it has: only the companies of one measurement are there.
    world.reset();
    world.consent(Course.ONE_TENANT);
    for (int number = first; number < first + count; number++) {
      if (course == Course.LONG) {
        world.createConsentedTenant(course.tenant(number));
      } else {
        world.verify(course.domain(number), Course.ONE_TENANT);
      }
      if (course != Course.COMMON) {
        world.addUser(course.tenant(number), "megan" + number, "megan@" + course.domain(number));
      }
    }
  }

  @Override
  public void start(Course way, int number) {
    clerk.start(null, way.form(number));
  }

  @Override
  public void before(String task, String processInstanceId) {
    if (task.equals("PublishDnsRecord")) {
      JsonNode record = record(processInstanceId);
      world.publish(record.get("host").asText(), record.get("value").asText());
    }
  }

  @Override
  public Map<String, Object> answer(String task, String taskId) {
    return Answers.of(task, course, clerk.open(task, taskId));
  }

  @Override
  public void close() {
    context.close();
  }

  private JsonNode record(String processInstanceId) {
    try {
      return JSON.readTree(
          jdbc()
              .queryForObject(
                  "select record from dns_watch where process_instance_id = ?",
                  String.class,
                  processInstanceId));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A test's configuration is on the class path as well; the product must not find it. */
  private static final class WithoutTests extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
      return reader.getResource().getURI().toString().contains("/test-classes/");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof WithoutTests;
    }

    @Override
    public int hashCode() {
      return WithoutTests.class.hashCode();
    }
  }
}
