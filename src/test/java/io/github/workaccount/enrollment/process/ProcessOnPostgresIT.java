package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.testing.PostgresServer;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@ActiveProfiles("postgres")
@TestPropertySource(
    properties = {
      "spring.datasource.username=postgres",
      "camunda.bpm.process-engine-name=processPostgres"
    })
class ProcessOnPostgresIT extends ProcessTest {

  private static final String URL = PostgresServer.newDatabase("process");

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> URL);
  }
}
