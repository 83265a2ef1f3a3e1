package io.github.workaccount.enrollment.persistence;

import static io.github.workaccount.enrollment.persistence.Columns.instant;
import static io.github.workaccount.enrollment.persistence.Columns.timestamp;

import io.github.workaccount.enrollment.application.Figures;
import io.github.workaccount.enrollment.model.EnrollmentState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Figures from the table {@code enrollment} and the watches' tables. */
@Repository
class JdbcFigures implements Figures {

  private static final Map<WatchKind, String> TABLES =
      Map.of(
          WatchKind.DNS_RECORD, "dns_watch",
          WatchKind.VERIFICATION, "domain_proof",
          WatchKind.WORK_ACCOUNT, "work_account_watch");

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

  @Override
  public Map<WatchKind, Watch> watches(Instant now) {
    Map<WatchKind, Watch> all = new EnumMap<>(WatchKind.class);
    TABLES.forEach((kind, table) -> all.put(kind, watch(table, now)));
    return all;
  }

  /** A row that some node has claimed is being looked at, so it is not late. */
  private Watch watch(String table, Instant now) {
    return jdbc.sql(
            """
            select count(*) as number,
              min(case when claimed_until is null or claimed_until < :now
                  then next_check_at end) as due
            from %s where is_open = true and expires_at > :now
            """
                .formatted(table))
        .param("now", timestamp(now))
        .query((row, number) -> new Watch(row.getLong("number"), lag(instant(row, "due"), now)))
        .single();
  }

  private static Duration lag(Instant due, Instant now) {
    return due == null || due.isAfter(now) ? Duration.ZERO : Duration.between(due, now);
  }
}
