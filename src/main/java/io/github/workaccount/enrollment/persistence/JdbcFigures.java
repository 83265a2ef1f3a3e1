package io.github.workaccount.enrollment.persistence;

import static io.github.workaccount.enrollment.persistence.Columns.instant;
import static io.github.workaccount.enrollment.persistence.Columns.timestamp;

import io.github.workaccount.enrollment.application.Figures;
import io.github.workaccount.enrollment.model.EnrollmentState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Figures from the tables {@code enrollment} and {@code dns_watch}. */
@Repository
class JdbcFigures implements Figures {

  private final JdbcClient jdbc;

  JdbcFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Standing> enrollments() {
    return jdbc.sql(
            """
            select state, count(*) as number, min(coalesce(state_since, requested_at)) as since
            from enrollment group by state
            """)
        .query(
            (row, number) ->
                new Standing(
                    EnrollmentState.of(row.getString("state")).orElseThrow(),
                    row.getLong("number"),
                    instant(row, "since")))
        .list();
  }

  /** A row that some node has claimed is being looked at, so it is not late. */
  @Override
  public Watch watch(Instant now) {
    return jdbc.sql(
            """
            select count(*) as number,
              min(case when claimed_until is null or claimed_until < :now
                  then next_check_at end) as due
            from dns_watch where is_open = true and expires_at > :now
            """)
        .param("now", timestamp(now))
        .query((row, number) -> new Watch(row.getLong("number"), lag(instant(row, "due"), now)))
        .single();
  }

  private static Duration lag(Instant due, Instant now) {
    return due == null || due.isAfter(now) ? Duration.ZERO : Duration.between(due, now);
  }
}
