package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.failure.KeyTaken;
import io.github.workaccount.enrollment.application.request.IdempotencyKeys;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Idempotency keys in the table {@code idempotency_key}. */
@Repository
public class JdbcIdempotencyKeys implements IdempotencyKeys {

  private final JdbcClient jdbc;

  JdbcIdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Used> find(String user, String key) {
    return jdbc.sql("select * from idempotency_key where user_id = ? and idempotency_key = ?")
        .params(user, key)
        .query(
            (row, number) ->
                new Used(
                    row.getString("request_hash"),
                    new EnrollmentId(row.getString("enrollment_id")),
                    instant(row, "created_at")))
        .optional();
  }

  @Override
  public void add(String user, String key, Used used) {
    try {
      jdbc.sql(
              """
              insert into idempotency_key
                (user_id, idempotency_key, request_hash, enrollment_id, created_at)
              values (?, ?, ?, ?, ?)
              """)
          .params(user, key, used.requestHash(), used.enrollment().value(), timestamp(used.at()))
          .update();
    } catch (DuplicateKeyException | PessimisticLockingFailureException | QueryTimeoutException e) {
      throw new KeyTaken(e);
    }
  }

  @Override
  public int removeBefore(Instant time, int limit) {
    return jdbc.sql(
            """
            delete from idempotency_key where (user_id, idempotency_key) in (
              select user_id, idempotency_key from idempotency_key where created_at < ?
              order by user_id, idempotency_key
              fetch first ? rows only)
            """)
        .params(timestamp(time), limit)
        .update();
  }
}
