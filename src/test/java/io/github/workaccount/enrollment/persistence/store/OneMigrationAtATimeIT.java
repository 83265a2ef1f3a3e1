package io.github.workaccount.enrollment.persistence.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.testing.PostgresServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Several nodes that start at the same moment on a database without tables. */
class OneMigrationAtATimeIT {

  private static final int NODES = 6;

  @Test
  @Timeout(120)
  void nodesThatStartAtOnceOnAnEmptyDatabaseAllStart()
      throws InterruptedException, ExecutionException {
    for (String name : List.of("migration_a", "migration_b")) {
      DataSource database = new DriverManagerDataSource(PostgresServer.newDatabase(name));

      assertThat(startAtOnce(database)).containsOnly("migrated").hasSize(NODES);

      assertThat(locksOf(database)).isZero();
    }
  }

  @Test
  void aMigrationThatFailedKeepsNobodyOut() {
    DataSource database = new DriverManagerDataSource(PostgresServer.newDatabase("migration_c"));

    node(database)
        .withPropertyValues("spring.liquibase.change-log=classpath:no-such-file.yaml")
        .run(context -> assertThat(context).hasFailed());

    assertThat(locksOf(database)).isZero();
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamedInTheError() {
    node(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none"))
        .run(
            context ->
                assertThatThrownBy(() -> context.getBean(SpringLiquibase.class))
                    .hasStackTraceContaining(
                        "The database at jdbc:postgresql://127.0.0.1:1/none cannot be opened"));
  }

  private static List<String> startAtOnce(DataSource database)
      throws InterruptedException, ExecutionException {
    CountDownLatch together = new CountDownLatch(NODES);
    Callable<String> start =
        () -> {
          together.countDown();
          together.await();
          List<String> outcome = new ArrayList<>();
          node(database)
              .run(
                  context ->
                      outcome.add(
                          context.getStartupFailure() == null
                              ? "migrated"
                              : context.getStartupFailure().toString()));
          return outcome.get(0);
        };
    ExecutorService nodes = Executors.newFixedThreadPool(NODES);
    try {
      List<String> outcomes = new ArrayList<>();
      for (Future<String> one : nodes.invokeAll(Collections.nCopies(NODES, start))) {
        outcomes.add(one.get());
      }
      return outcomes;
    } finally {
      nodes.shutdownNow();
    }
  }

  private static ApplicationContextRunner node(DataSource database) {
    return new ApplicationContextRunner()
        .withBean(DataSource.class, () -> database)
        .withBean(OneMigrationAtATime.class)
        .withUserConfiguration(LiquibaseAutoConfiguration.class)
        .withPropertyValues("spring.liquibase.change-log=classpath:db/changelog.yaml");
  }

  private static int locksOf(DataSource database) {
    return new JdbcTemplate(database)
        .queryForObject(
            "select count(*) from pg_locks where locktype = 'advisory'"
                + " and database = (select oid from pg_database where datname = current_database())",
            Integer.class);
  }
}
