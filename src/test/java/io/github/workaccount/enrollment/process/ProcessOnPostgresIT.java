package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.testing.PostgresServer;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * The paths on which databases can differ; what a step decides is the same on each, and {@link
 * ProcessOnH2IT} has that. Here are the whole way with all its tables and JSON ({@link
 * LongCasePaths}), texts and lists that people send ({@link RequestPaths}), locks and what is
 * rolled back and kept ({@link WithdrawalWhileApplyingPaths}, {@link FailurePaths}), rows that
 * change while they are read ({@link ProcessStatusPaths}), rows that one node claims ({@link
 * VerificationPaths}), and points in time that the database compares ({@link TimePaths}). Each
 * statement of the product itself runs on both in {@code persistence}.
 */
@ActiveProfiles("postgres")
@TestPropertySource(
    properties = {
      "spring.datasource.username=postgres",
      "camunda.bpm.process-engine-name=processPostgres"
    })
class ProcessOnPostgresIT extends ProcessTest
    implements LongCasePaths,
        RequestPaths,
        WithdrawalWhileApplyingPaths,
        FailurePaths,
        ProcessStatusPaths,
        VerificationPaths,
        TimePaths {

  private static final String URL = PostgresServer.newDatabase("process");

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> URL);
  }
}
