package io.github.workaccount.enrollment.persistence.store;

import io.github.workaccount.enrollment.application.operation.Store.Trouble;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * Tells failures of the database as a whole from those of one statement, by the SQLSTATE
 * (PostgreSQL, appendix A) and by H2's error codes. The deepest cause that tells something counts.
 */
final class StoreTroubles {

  private static final String READ_ONLY =
      "takes no writes: it is read-only, as a standby is, or with"
          + " default_transaction_read_only=on, or its file. Connect to the primary, or make it"
          + " writable.";
  private static final String FULL = "cannot be written: its disk is full. Free room on it.";
  private static final int LONGEST_CHAIN = 40;
  private static final Set<Integer> FILE_ERRORS =
      Set.of(
          DataUtils.ERROR_READING_FAILED,
          DataUtils.ERROR_WRITING_FAILED,
          DataUtils.ERROR_CLOSED,
          DataUtils.ERROR_FILE_CORRUPT,
          DataUtils.ERROR_FILE_LOCKED);

  private StoreTroubles() {}

  /** What a failure says of the database; nothing when it is about something else. */
  static Optional<Trouble> of(Throwable failure) {
    Trouble deepest = null;
    int depth = 0;
    for (Throwable cause = failure;
        cause != null && depth < LONGEST_CHAIN;
        cause = cause.getCause(), depth++) {
      Trouble told = one(cause, deepest);
      deepest = told == null ? deepest : told;
    }
    return Optional.ofNullable(deepest);
  }

  private static Trouble one(Throwable cause, Trouble above) {
    if (cause instanceof SQLException sql) {
      Trouble byCode = byCode(sql);
      return byCode == null ? byState(sql) : byCode;
    }
    if (cause instanceof MVStoreException file) {
      return FILE_ERRORS.contains(file.getErrorCode()) ? ofFile(file.getMessage()) : null;
    }
    // Of the network's, the database's driver says more itself.
    return cause instanceof IOException && above != null && !above.away()
        ? ofFile(cause.getMessage())
        : null;
  }

  /** H2's codes have a meaning of their own only in its own exceptions. */
  private static Trouble byCode(SQLException e) {
    return switch (e.getErrorCode()) {
      case ErrorCode.DATABASE_IS_READ_ONLY -> new Trouble(READ_ONLY, false);
      case ErrorCode.DATABASE_IS_CLOSED,
          ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          ofFile(firstLine(e));
      default -> null;
    };
  }

  private static Trouble byState(SQLException e) {
    String state = e.getSQLState();
    if (state == null) {
      return stateless(e);
    }
    if (state.equals("25006")) {
      return new Trouble(READ_ONLY, false);
    }
    if (state.equals("53100")) {
      return new Trouble(FULL, false);
    }
    if (state.startsWith("53")) {
      // Of its limits, only that of its connections keeps a node out.
      return new Trouble("is at its limits: %s.".formatted(firstLine(e)), state.equals("53300"));
    }
    if (state.startsWith("58")) {
      return ofFile(firstLine(e));
    }
    if (state.startsWith("08") || state.startsWith("57P")) {
      return new Trouble("does not answer: %s.".formatted(firstLine(e)), true);
    }
    return state.startsWith("28") || state.equals("3D000")
        ? new Trouble("does not let this node in: %s.".formatted(firstLine(e)), true)
        : null;
  }

  /** What the pool says itself, as long as no cause says more. */
  private static Trouble stateless(SQLException e) {
    if (e instanceof SQLTransientConnectionException) {
      return new Trouble(
          "gave no connection in time: all of this node's are in use, or it does not answer.",
          false);
    }
    return "Connection is closed".equals(e.getMessage())
        ? new Trouble("does not answer: it broke a connection.", true)
        : null;
  }

  private static Trouble ofFile(String said) {
    return new Trouble(
        said != null && said.contains("No space left on device")
            ? FULL
            : "cannot read or write its file: %s.".formatted(said),
        false);
  }

  private static String firstLine(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
  }
}
