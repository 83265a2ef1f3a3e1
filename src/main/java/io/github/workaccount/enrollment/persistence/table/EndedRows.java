package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.model.request.EnrollmentState;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes rows of enrollments that ended long ago, a bounded number at a time. */
final class EndedRows {

  private final JdbcClient jdbc;
  private final String sql;

  /**
   * @param jdbc the database
   * @param table a table whose rows belong to an enrollment, a constant
   * @param key its primary key, a constant
   */
  EndedRows(JdbcClient jdbc, String table, String key) {
    this(jdbc, table, key, "1 = 1");
  }

  /**
   * @param over what holds for a row {@code r} that is of no use any more, a constant
   */
  EndedRows(JdbcClient jdbc, String table, String key, String over) {
    this.jdbc = jdbc;
    this.sql =
        """
        delete from %1$s where %2$s in (
          select r.%2$s from %1$s r join enrollment e on e.id = r.enrollment_id
          where e.state in (:ends) and coalesce(e.state_since, e.requested_at) < :time
            and %3$s
          order by r.%2$s
          fetch first :limit rows only)
        """
            .formatted(table, key, over);
  }

  /** Removes rows of enrollments that ended before a time. */
  int removeBefore(Instant time, int limit) {
    return jdbc.sql(sql)
        .param(
            "ends",
            Arrays.stream(EnrollmentState.values())
                .filter(EnrollmentState::isEnd)
                .map(EnrollmentState::key)
                .toList())
        .param("time", timestamp(time))
        .param("limit", limit)
        .update();
  }
}
