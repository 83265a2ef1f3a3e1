package io.github.workaccount.enrollment.persistence.clock;

import io.github.workaccount.enrollment.application.enrollment.ClockProperties;
import io.github.workaccount.enrollment.persistence.sql.Columns;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product's time. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

  /**
   * The evidence only grows, so its last row tells of a clock that was set back while nothing ran.
   */
  private static Instant latestMark(JdbcClient jdbc) {
    return jdbc.sql("select at from evidence order by id desc fetch first 1 rows only")
        .query((row, number) -> Columns.instant(row, "at"))
        .optional()
        .orElse(null);
  }

  /** After the migration, which tells best what is wrong with a database. */
  @Bean
  @DependsOnDatabaseInitialization
  DatabaseClock clock(
      DataSource database,
      JdbcClient jdbc,
      ClockProperties settings,
      @Value("${camunda.bpm.job-execution.lock-time-in-millis}") long lockMillis) {
    return new DatabaseClock(
        new DatabaseTime(database),
        latestMark(jdbc),
        System::nanoTime,
        System::currentTimeMillis,
        settings.workWithin(),
        Duration.ofMillis(lockMillis));
  }
}
