package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.directory.Throttles;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Waits that Microsoft asked for, in the table {@code throttle}. A row is added for each, so nodes
 * never wait for each other; the latest counts.
 */
@Repository
public class JdbcThrottles implements Throttles {

  /** Nobody waits longer; what reaches further is from before the clock was set back. */
  private static final Duration LONGEST = Throttles.LONGEST_WAIT.plusMinutes(1);

  private final JdbcClient jdbc;

  JdbcThrottles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void asked(String tenant, Instant until) {
    jdbc.sql("insert into throttle (tenant, until_at) values (?, ?)")
        .params(tenant, timestamp(until))
        .update();
  }

  @Override
  public Optional<Instant> until(String tenant, Instant now) {
    return jdbc.sql(
            """
            select until_at from throttle where tenant = ? and until_at > ? and until_at <= ?
            order by until_at desc
            fetch first 1 rows only
            """)
        .params(tenant, timestamp(now), timestamp(now.plus(LONGEST)))
        .query((row, number) -> instant(row, "until_at"))
        .optional();
  }

  @Override
  public int removeBefore(Instant time, int limit) {
    return jdbc.sql(
            """
            delete from throttle where id in (
              select id from throttle where until_at < ? order by id fetch first ? rows only)
            """)
        .params(timestamp(time), limit)
        .update();
  }
}
