package io.github.workaccount.enrollment.persistence.clock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Asks the database for its time. H2 runs within the product, so its time is this machine's. The
 * wait for a connection is not part of the round trip.
 */
final class DatabaseTime implements Supplier<DatabaseTime.Sample> {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataSource database;

  DatabaseTime(DataSource database) {
    this.database = database;
  }

  /**
   * The time at some moment between two.
   *
   * @param time what the database's clock showed
   * @param sent the {@link System#nanoTime()} before
   * @param received the {@link System#nanoTime()} after
   */
  record Sample(Instant time, long sent, long received) {}

  @Override
  public Sample get() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement("select current_timestamp")) {
      statement.setQueryTimeout((int) PATIENCE.toSeconds());
      long sent = System.nanoTime();
      try (ResultSet row = statement.executeQuery()) {
        long received = System.nanoTime();
        row.next();
        return new Sample(row.getObject(1, OffsetDateTime.class).toInstant(), sent, received);
      }
    } catch (SQLException e) {
      throw new DataAccessResourceFailureException("The database does not tell the time", e);
    }
  }
}
