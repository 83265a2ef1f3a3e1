package io.github.workaccount.enrollment.persistence.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Which failures are the database's as a whole, and which are one statement's. */
class StoreTroublesTest {

  @ParameterizedTest
  @CsvSource({
    "08001, does not answer, true",
    "08006, does not answer, true",
    "57P01, does not answer, true",
    "57P03, does not answer, true",
    "53200, is at its limits, false",
    "53300, is at its limits, true",
    "53400, is at its limits, false",
    "28P01, does not let this node in, true",
    "3D000, does not let this node in, true",
    "25006, takes no writes, false",
    "53100, its disk is full, false",
    "58030, cannot read or write its file, false"
  })
  void aStateOfTheDatabaseIsTold(String state, String reason, boolean away) {
    var failure =
        new DataAccessResourceFailureException("x", new SQLException("said\nmore", state));

    assertThat(StoreTroubles.of(failure))
        .hasValueSatisfying(
            trouble -> {
              assertThat(trouble.reason()).contains(reason).doesNotContain("\n");
              assertThat(trouble.away()).isEqualTo(away);
            });
  }

  @Test
  void whatIsAboutOneStatementIsNone() {
    for (String state : List.of("23505", "40P01", "40001", "42P01", "57014", "22001")) {
      assertThat(StoreTroubles.of(new SQLException("x", state))).as(state).isEmpty();
    }
    assertThat(StoreTroubles.of(new IllegalStateException("x"))).isEmpty();
    assertThat(StoreTroubles.of(new IOException("No space left on device")))
        .as("another file's, such as the sandbox's")
        .isEmpty();
  }

  @Test
  void theDeepestCauseTellsMost() {
    SQLException refused = new SQLException("Connection to host refused", "08001");
    var pool = new SQLTransientConnectionException("timed out after 10 s", "08001", refused);
    assertThat(StoreTroubles.of(new CannotGetJdbcConnectionException("x", pool)).orElseThrow())
        .satisfies(trouble -> assertThat(trouble.reason()).contains("Connection to host refused"));

    SQLException hung = new SQLException("An I/O error", "08006", new SocketTimeoutException("x"));
    assertThat(StoreTroubles.of(hung).orElseThrow().reason()).contains("An I/O error");
  }

  @Test
  void aPoolWithoutAFreeConnectionIsNoDatabaseThatIsAway() {
    var exhausted = new SQLTransientConnectionException("timed out after 10 s");

    assertThat(StoreTroubles.of(exhausted).orElseThrow().away()).isFalse();
  }

  @Test
  void aConnectionThatThePoolHasGivenUpWasBroken() {
    assertThat(StoreTroubles.of(new SQLException("Connection is closed")).orElseThrow().reason())
        .startsWith("does not answer: ");
  }
}
