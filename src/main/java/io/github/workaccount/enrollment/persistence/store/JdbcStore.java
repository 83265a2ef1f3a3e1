package io.github.workaccount.enrollment.persistence.store;

import com.zaxxer.hikari.HikariDataSource;
import io.github.workaccount.enrollment.application.operation.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database as a whole. A write is a row of the table {@code store_check} that is added and
 * removed in one transaction: its commit is on disk, no other node ever sees or waits for it. It
 * takes the connection of the pool; a sign of life comes by one beside the pool, so that a pool
 * that is busy is no database that does not answer.
 */
@Repository
class JdbcStore implements Store, DisposableBean {

  /** A write takes milliseconds; a database that hangs must not keep its thread for long. */
  private static final int LONGEST_WAIT_MILLIS = 5_000;

  private final String node = UUID.randomUUID().toString();
  private final DataSource database;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private Connection own;

  JdbcStore(DataSource database, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.database = database;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public synchronized void reach() {
    boolean fresh = own == null;
    try {
      answer();
    } catch (SQLException e) {
      destroy();
      if (fresh) {
        throw new DataAccessResourceFailureException("The database cannot be reached", e);
      }
      // One connection may break, as when somebody ends it; a new one tells.
      reach();
    }
  }

  private void answer() throws SQLException {
    if (own == null) {
      own = StoreAtStart.unpooled(database).getConnection();
      own.setNetworkTimeout(Runnable::run, LONGEST_WAIT_MILLIS);
    }
    try (Statement statement = own.createStatement()) {
      statement.execute("select 1");
    }
  }

  @Override
  public synchronized void destroy() {
    JdbcUtils.closeConnection(own);
    own = null;
  }

  @Override
  public void write() {
    try {
      transaction.executeWithoutResult(
          status -> jdbc.execute((ConnectionCallback<Void>) this::write));
    } catch (RuntimeException e) {
      if (isClosed(e)) {
        renewConnections();
      }
      throw e;
    }
  }

  @Override
  public Optional<Trouble> trouble(Throwable failure) {
    return StoreTroubles.of(failure);
  }

  private Void write(Connection connection) throws SQLException {
    // The pool takes it back when the connection returns.
    connection.setNetworkTimeout(Runnable::run, LONGEST_WAIT_MILLIS);
    for (String sql :
        new String[] {
          "insert into store_check (node) values (?)", "delete from store_check where node = ?"
        }) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, node);
        statement.executeUpdate();
      }
    }
    Room.require(connection);
    return null;
  }

  /** A file that could not be written closes the H2 database, for all of its connections. */
  private static boolean isClosed(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && (sql.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED
              || sql.getErrorCode() == ErrorCode.GENERAL_ERROR_1)) {
        return true;
      }
    }
    return false;
  }

  /** H2 calls a connection to a closed database valid (2.3.232), so the pool would keep them. */
  private void renewConnections() {
    if (database instanceof HikariDataSource pool && pool.getHikariPoolMXBean() != null) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }
}
