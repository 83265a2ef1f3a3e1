package io.github.workaccount.enrollment.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.account.WorkAccountWatches;
import io.github.workaccount.enrollment.application.consent.ConsentRequests;
import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.application.request.IdempotencyKeys;
import io.github.workaccount.enrollment.persistence.sql.Json;
import io.github.workaccount.enrollment.persistence.table.JdbcConsentRequests;
import io.github.workaccount.enrollment.persistence.table.JdbcConsents;
import io.github.workaccount.enrollment.persistence.table.JdbcDecisions;
import io.github.workaccount.enrollment.persistence.table.JdbcDnsWatches;
import io.github.workaccount.enrollment.persistence.table.JdbcDomainProofs;
import io.github.workaccount.enrollment.persistence.table.JdbcEnrollments;
import io.github.workaccount.enrollment.persistence.table.JdbcEvidence;
import io.github.workaccount.enrollment.persistence.table.JdbcIdempotencyKeys;
import io.github.workaccount.enrollment.persistence.table.JdbcPlans;
import io.github.workaccount.enrollment.persistence.table.JdbcThrottles;
import io.github.workaccount.enrollment.persistence.table.JdbcWorkAccountWatches;
import io.github.workaccount.enrollment.persistence.table.StateChanges;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The product's tables, made by its change log, without the rest of the product. */
@SpringBootTest(
    classes = StorageTest.Slice.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    // No sandbox is started for another cloud, and nothing here speaks to one.
    properties = "enrollment.microsoft.cloud=global")
abstract class StorageTest
    implements EnrollmentsContract,
        ListContract,
        PlansContract,
        WatchesContract,
        RecordsContract,
        CleanUpContract,
        AccountWatchesContract,
        SignInContract,
        ProofsContract,
        TablesContract {

  private static final String CHANGE_LOG = "db/changelog.yaml";

  @Autowired private Storage storage;
  @Autowired private javax.sql.DataSource database;

  @Override
  public Storage storage() {
    return storage;
  }

  @BeforeEach
  void nobodyWaits() {
    List.of("dns_watch", "domain_proof", "work_account_watch")
        .forEach(table -> storage.jdbc().sql("delete from " + table).update());
  }

  @Test
  void theChangeLogMakesTheEnginesTablesAndTheProducts() {
    List<String> made =
        storage
            .jdbc()
            .sql("select id from databasechangelog where exectype = 'EXECUTED' order by id")
            .query(String.class)
            .list();

    assertThat(made)
        .contains("0.1-enrollment", "0.1-plan", "0.1-change", "0.1-decision", "0.1-dns-watch")
        .contains("0.1-consent-request", "0.1-evidence", "0.1-idempotency-key");
    assertThat(storage.jdbc().sql("select count(*) from act_ru_task").query(Long.class).single())
        .isZero();
  }

  @Test
  void theChangeLogIsDoneAndChangesNothingWhenItRunsAgain() throws Exception {
    try (var connection = database.getConnection();
        Liquibase liquibase =
            new Liquibase(
                CHANGE_LOG, new ClassLoaderResourceAccessor(), new JdbcConnection(connection))) {
      assertThat(liquibase.listUnrunChangeSets(new Contexts(), null)).isEmpty();
    }
  }

  /** Not annotated as a configuration, so that no test of the whole product finds it. */
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    LiquibaseAutoConfiguration.class,
    TransactionAutoConfiguration.class
  })
  @Import({
    JdbcConsentRequests.class,
    JdbcConsents.class,
    JdbcDecisions.class,
    JdbcDnsWatches.class,
    JdbcDomainProofs.class,
    JdbcEnrollments.class,
    JdbcEvidence.class,
    JdbcIdempotencyKeys.class,
    JdbcPlans.class,
    JdbcThrottles.class,
    JdbcWorkAccountWatches.class,
    Json.class,
    StateChanges.class
  })
  static class Slice {

    @Bean
    Monitor monitor() {
      return Monitor.NONE;
    }

    @Bean
    Clock clock() {
      return Clock.fixed(Storage.NOW, ZoneOffset.UTC);
    }

    @Bean
    Storage storage(
        Enrollments enrollments,
        Plans plans,
        DnsWatches watches,
        DomainProofs proofs,
        Evidence evidence,
        Decisions decisions,
        ConsentRequests consents,
        Consents granted,
        Throttles throttles,
        IdempotencyKeys keys,
        WorkAccountWatches accounts,
        TransactionTemplate transaction,
        JdbcClient jdbc) {
      return new Storage(
          enrollments,
          plans,
          watches,
          proofs,
          evidence,
          decisions,
          consents,
          granted,
          throttles,
          keys,
          accounts,
          transaction,
          jdbc);
    }
  }
}
