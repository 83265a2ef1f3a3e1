package io.github.workaccount.enrollment.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL of one test's own, which can be taken away from the product in several ways. */
public final class OwnPostgres implements AutoCloseable {

  private final Path data;
  private final int port = FreePorts.one();
  private EmbeddedPostgres server;

  /**
   * Starts it.
   *
   * @param data the folder of its data, empty or not there
   */
  public OwnPostgres(Path data) {
    this.data = data;
    start();
  }

  /** Its JDBC address; the user is {@code postgres}, the password empty. */
  public String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
  }

  /** Starts it again after {@link #stop}. */
  public void start() {
    try {
      server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(port)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  /** Ends it as an operator does who restarts it: all connections are broken. */
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes it hang: connections stay open, and nothing is answered. */
  public void pause() {
    signal("-STOP");
  }

  /** Lets it go on after {@link #pause}. */
  public void resume() {
    signal("-CONT");
  }

  /** Makes all transactions read-only from now on, as on a standby, or no more. */
  public void readOnly(boolean on) {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      // A session that is read-only itself may change this, too.
      statement.execute("alter system set default_transaction_read_only = " + on);
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes all transactions read-only after the next start. */
  public void comeBackReadOnly() {
    try {
      Files.writeString(
          data.resolve("postgresql.auto.conf"),
          "default_transaction_read_only = on\n",
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of its processes: the connections' work on when the first one alone is stopped. */
  private void signal(String signal) {
    try {
      long first = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
      ProcessHandle postmaster = ProcessHandle.of(first).orElseThrow();
      List<String> ids =
          Stream.concat(Stream.of(postmaster), postmaster.descendants())
              .map(process -> Long.toString(process.pid()))
              .toList();
      List<String> command = Stream.concat(Stream.of("kill", signal), ids.stream()).toList();
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IllegalStateException(command + " ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
