package io.github.workaccount.enrollment.persistence.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Lets several nodes start at once on an empty PostgreSQL. Liquibase makes its own tables before it
 * holds its lock, so the second node would fail on a table that the first has just made. An
 * advisory lock of the database session (PostgreSQL, 13.3.5) is held around the whole migration; it
 * ends with its connection, so a node that dies keeps nobody out.
 */
@Component
class OneMigrationAtATime implements BeanPostProcessor, DisposableBean {

  /** Any number that no other program takes in this database. */
  static final long LOCK = 0x776f726b61636374L;

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private Connection holder;

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof SpringLiquibase liquibase) {
      holder = StoreAtStart.open(liquibase.getDataSource());
      liquibase.setDataSource(new Patient(liquibase.getDataSource()));
      try {
        lock(holder);
      } catch (SQLException e) {
        throw new UnusableStore(
            "Another node has been migrating the database for %d minutes, or it has broken the connection: %s."
                .formatted(LONGEST_WAIT.toMinutes(), e.getMessage()),
            "Look at the other nodes' log, then start this one again.",
            e);
      }
    }
    return bean;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof SpringLiquibase) {
      destroy();
    }
    return bean;
  }

  /** Gives the lock back; also after a migration that failed. */
  @Override
  public void destroy() {
    if (holder == null) {
      return;
    }
    try (Connection held = holder;
        Statement statement = held.createStatement()) {
      holder = null;
      if (Room.isPostgres(held)) {
        statement.execute("select pg_advisory_unlock(" + LOCK + ")");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The lock of the migration could not be given back", e);
    }
  }

  private static void lock(Connection connection) throws SQLException {
    if (Room.isPostgres(connection)) {
      Patient.calm(connection);
      try (Statement statement = connection.createStatement()) {
        statement.setQueryTimeout((int) LONGEST_WAIT.toSeconds());
        statement.execute("select pg_advisory_lock(" + LOCK + ")");
      }
    }
  }

  /** Statements of a migration may take longer than any other may. */
  private static final class Patient extends DelegatingDataSource {

    Patient(DataSource database) {
      super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return calm(super.getConnection());
    }

    /** A pool takes the setting back when the connection returns. */
    static Connection calm(Connection connection) throws SQLException {
      connection.setNetworkTimeout(Runnable::run, 0);
      return connection;
    }
  }
}
