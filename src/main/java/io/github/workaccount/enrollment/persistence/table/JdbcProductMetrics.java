package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.operation.ProductMetrics;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Metrics from the table {@code enrollment} and the watches' tables. */
@Repository
public class JdbcProductMetrics implements ProductMetrics {

  private static final Map<WatchKind, String> TABLES =
      Map.of(
          WatchKind.DNS_RECORD, "dns_watch",
          WatchKind.VERIFICATION, "domain_proof",
          WatchKind.WORK_ACCOUNT, "work_account_watch");

  /** A row that some node has claimed is being looked at, so it is not late. */
  private static final String WATCH =
      """
      count(*) as number,
        min(case when (claimed_until is null or claimed_until < :now)%s then next_check_at end) as due
      from %s where is_open = true and expires_at > :now
      """;

  private static final String ANYBODYS = "";

  /** Whoever is being looked for waits for the own share with the rest, if at all. */
  private static final String NOT_IN_TURN =
      " and requester not in (select requester from dns_watch where claimed_until >= :now)";

  private final JdbcClient jdbc;

  public JdbcProductMetrics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<StateCount> enrollments() {
    return jdbc.sql(
            """
            select state, count(*) as number, min(coalesce(state_since, requested_at)) as since
            from enrollment group by state
            """)
        .query(
            (row, number) ->
                new StateCount(
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

  private Watch watch(String table, Instant now) {
    return jdbc.sql("select %s".formatted(WATCH.formatted(ANYBODYS, table)))
        .param("now", timestamp(now))
        .query((row, number) -> watch(row, now))
        .single();
  }

  @Override
  public Map<Lane, Watch> lanes(Instant now) {
    Map<Lane, Watch> all = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      all.put(lane, new Watch(0, Duration.ZERO));
    }
    jdbc.sql("select lane, %s group by lane".formatted(WATCH.formatted(NOT_IN_TURN, "dns_watch")))
        .param("now", timestamp(now))
        .query((row, number) -> Map.entry(Lane.of(row.getString("lane")), watch(row, now)))
        .list()
        .forEach(lane -> all.put(lane.getKey(), lane.getValue()));
    return all;
  }

  private static Watch watch(ResultSet row, Instant now) throws SQLException {
    return new Watch(row.getLong("number"), lag(instant(row, "due"), now));
  }

  private static Duration lag(Instant due, Instant now) {
    return due == null || due.isAfter(now) ? Duration.ZERO : Duration.between(due, now);
  }
}
