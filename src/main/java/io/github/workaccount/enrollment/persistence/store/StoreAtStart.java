package io.github.workaccount.enrollment.persistence.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Opens the database for the first time at a start and says what is wrong with it. It opens it past
 * the pool, which would write a stack trace of its own.
 */
final class StoreAtStart {

  private static final String ELSEWHERE =
      ", or set spring.datasource.url (SPRING_DATASOURCE_URL) to another database.";

  private StoreAtStart() {}

  /**
   * Opens the database and makes sure that it takes writes.
   *
   * @return the connection, with automatic commits
   * @throws UnusableStore when it cannot be used; the message says why
   */
  static Connection open(DataSource database) {
    Path file = h2File(database);
    if (file != null) {
      requireFolder(file.getParent());
    }
    Connection connection;
    try {
      connection = unpooled(database).getConnection();
    } catch (SQLException e) {
      throw file == null ? unreachable(database, e) : unreadable(file, e);
    }
    try {
      requireWritable(connection, file);
      return connection;
    } catch (SQLException | UnusableStore e) {
      close(connection, e);
      throw e instanceof UnusableStore told ? told : unwritable(file, e);
    }
  }

  private static void close(Connection connection, Exception reason) {
    try {
      connection.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** Where single connections to the database of a pool come from. */
  static DataSource unpooled(DataSource database) {
    if (!(database instanceof HikariDataSource pool)) {
      return database;
    }
    SimpleDriverDataSource single =
        DataSourceBuilder.derivedFrom(pool).type(SimpleDriverDataSource.class).build();
    single.setConnectionProperties(pool.getDataSourceProperties());
    return single;
  }

  private static void requireWritable(Connection connection, Path file) throws SQLException {
    try (var statement = connection.createStatement();
        var answer =
            statement.executeQuery(
                Room.isPostgres(connection)
                    ? "select current_setting('transaction_read_only') = 'on'"
                    : "select readonly()")) {
      if (answer.next() && answer.getBoolean(1)) {
        throw file == null
            ? new UnusableStore(
                "The database is read-only: it is a standby, or default_transaction_read_only is"
                    + " on.",
                "Connect to the primary, or switch it back" + ELSEWHERE,
                null)
            : new UnusableStore(
                "The database file " + file + " is read-only.",
                "Make it and its folder writable for the user who runs the product" + ELSEWHERE,
                null);
      }
    }
    connection.setAutoCommit(false);
    Room.require(connection);
    connection.commit();
    connection.setAutoCommit(true);
  }

  private static UnusableStore unwritable(Path file, Exception e) {
    return new UnusableStore(
        "The database cannot be written: " + why(e),
        (file == null ? "Look at the database's log" : "Look at the disk of " + file) + ELSEWHERE,
        e);
  }

  private static String why(Exception e) {
    return StoreTroubles.of(e)
        .map(trouble -> "it " + trouble.reason())
        .orElseGet(() -> e.getMessage().lines().findFirst().orElse(""));
  }

  private static UnusableStore unreachable(DataSource database, SQLException e) {
    return new UnusableStore(
        "The database at %s cannot be opened: %s".formatted(address(database), why(e)),
        "Start it, or correct spring.datasource.url, username and password.",
        e);
  }

  private static UnusableStore unreadable(Path file, SQLException e) {
    return switch (e.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          new UnusableStore(
              "The database file " + file + " is open in another process.",
              "Stop the other instance that runs in this folder, or give this one a folder of its"
                  + " own; several nodes share a PostgreSQL.",
              e);
      case ErrorCode.FILE_CORRUPTED_1 ->
          new UnusableStore(
              "The database file " + file + " is damaged.",
              "Keep a copy of it, then put back a backup (docs/operation, Backup and restore), or"
                  + " save what can be read with H2's org.h2.tools.Recover.",
              e);
      case ErrorCode.FILE_VERSION_ERROR_1 ->
          new UnusableStore(
              "The database file " + file + " is of another version of H2.",
              "Start the version of the product that wrote it and carry the data over with a script"
                  + " (docs/operation, Backup and restore)"
                  + ELSEWHERE,
              e);
      default ->
          new UnusableStore(
              "The database file %s cannot be opened: %s".formatted(file, why(e)),
              "Make it and its folder readable and writable for the user who runs the product"
                  + ELSEWHERE,
              e);
    };
  }

  /** The nearest folder that is there must take new ones: H2 would write a stack trace. */
  private static void requireFolder(Path folder) {
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    boolean fits = there != null && Files.isDirectory(there) && Files.isWritable(there);
    if (!fits) {
      throw new UnusableStore(
          there == null || !there.equals(folder)
              ? "The database's folder %s cannot be made: %s is no folder that this user may write to."
                  .formatted(folder, there)
              : "The database's folder %s is no folder that this user may write to."
                  .formatted(folder),
          "Give the user who runs the product the right to write there" + ELSEWHERE,
          null);
    }
  }

  /** The file of an H2 database; null for others. */
  private static Path h2File(DataSource database) {
    return Optional.ofNullable(url(database)).flatMap(H2File::of).orElse(null);
  }

  /** The settings behind an address can hold a password. */
  private static String address(DataSource database) {
    String url = url(database);
    return url == null ? "the configured address" : url.split("[?;]", 2)[0];
  }

  private static String url(DataSource database) {
    if (database instanceof HikariDataSource pool) {
      return pool.getJdbcUrl();
    }
    return database
            instanceof org.springframework.jdbc.datasource.AbstractDriverBasedDataSource driver
        ? driver.getUrl()
        : null;
  }
}
