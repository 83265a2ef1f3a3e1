package io.github.workaccount.enrollment.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL on a free port of this machine, started once and ended with the JVM. */
public final class PostgresServer {

  private static final EmbeddedPostgres SERVER = start();

  private PostgresServer() {}

  /**
   * Makes an empty database.
   *
   * @param name its name, lower-case letters
   * @return its JDBC address; the user is {@code postgres}, the password empty
   */
  public static String newDatabase(String name) {
    try (Connection connection = SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return SERVER.getJdbcUrl("postgres", name);
    } catch (SQLException e) {
      throw new IllegalStateException("The database " + name + " could not be made", e);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      // Several applications use it side by side, each with a pool of connections.
      EmbeddedPostgres server =
          EmbeddedPostgres.builder().setServerConfig("max_connections", "250").start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
