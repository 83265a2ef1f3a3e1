package io.github.workaccount.enrollment.persistence.store;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.api.ErrorCode;
import org.h2.store.fs.FileUtils;

/**
 * Whether the database's disk has room. A small write does not tell: both databases find a place
 * for it in what they have already. PostgreSQL therefore writes a temporary file of some 300 kB,
 * for a set that does not fit into {@code work_mem}, and beside H2's file one of 1 MB is written.
 * Other volumes of PostgreSQL's, as for its log, are not looked at.
 */
final class Room {

  private static final String SPILL = "select count(*) from generate_series(1, 20000)";
  private static final int BYTES = 1024 * 1024;

  private Room() {}

  /**
   * Makes sure that there is room.
   *
   * @param connection to the database, in a transaction
   * @throws SQLException when there is none, or it cannot be written
   */
  static void require(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (isPostgres(connection)) {
        statement.execute("set local work_mem = '64kB'");
        statement.execute(SPILL);
      } else {
        try (ResultSet file = statement.executeQuery("select database_path()")) {
          if (file.next() && file.getString(1) != null) {
            requireBeside(file.getString(1));
          }
        }
      }
    }
  }

  static boolean isPostgres(Connection connection) throws SQLException {
    return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
  }

  /** By H2's own names of files, which may begin with a scheme. */
  private static void requireBeside(String database) throws SQLException {
    String probe = database + ".room";
    try {
      try (OutputStream file = FileUtils.newOutputStream(probe, false)) {
        file.write(new byte[BYTES]);
      } finally {
        FileUtils.tryDelete(probe);
      }
    } catch (IOException | RuntimeException e) {
      throw new SQLException(e.toString(), null, ErrorCode.IO_EXCEPTION_1, e);
    }
  }
}
