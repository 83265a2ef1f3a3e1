package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.signin.SignInAttempts;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wrong passwords in the table {@code sign_in_attempt}. */
@Repository
public class JdbcSignInAttempts implements SignInAttempts {

  private final JdbcClient jdbc;

  public JdbcSignInAttempts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Counted> find(Counter counter) {
    return jdbc.sql(
            "select failures, blocked_until from sign_in_attempt where user_id = ? and place = ?")
        .params(counter.user(), counter.place())
        .query((row, number) -> new Counted(row.getInt("failures"), instant(row, "blocked_until")))
        .optional();
  }

  @Override
  public boolean add(Counter counter, Counted first) {
    try {
      jdbc.sql(
              """
              insert into sign_in_attempt (user_id, place, failures, blocked_until)
              values (?, ?, ?, ?)
              """)
          .params(
              counter.user(), counter.place(), first.failures(), timestamp(first.blockedUntil()))
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false; // Another wrong password of the same moment is counted.
    }
  }

  @Override
  public boolean replace(Counter counter, Counted seen, Counted next) {
    return jdbc.sql(
                """
                update sign_in_attempt set failures = ?, blocked_until = ?
                where user_id = ? and place = ? and failures = ? and blocked_until = ?
                """)
            .params(
                next.failures(),
                timestamp(next.blockedUntil()),
                counter.user(),
                counter.place(),
                seen.failures(),
                timestamp(seen.blockedUntil()))
            .update()
        > 0;
  }

  @Override
  public void remove(Counter counter) {
    jdbc.sql("delete from sign_in_attempt where user_id = ? and place = ?")
        .params(counter.user(), counter.place())
        .update();
  }

  @Override
  public void removeAll(String user) {
    jdbc.sql("delete from sign_in_attempt where user_id = ?").param(user).update();
  }

  @Override
  public long withoutUser() {
    return jdbc.sql("select count(*) from sign_in_attempt where user_id = ''")
        .query(Long.class)
        .single();
  }

  @Override
  public void removeOldestWithoutUser() {
    jdbc.sql(
            """
            delete from sign_in_attempt where user_id = '' and place in (
              select place from sign_in_attempt where user_id = ''
              order by blocked_until, place
              fetch first 1 rows only)
            """)
        .update();
  }

  @Override
  public int removeBlockedBefore(Instant time, int limit) {
    return jdbc.sql(
            """
            delete from sign_in_attempt where (user_id, place) in (
              select user_id, place from sign_in_attempt where blocked_until < ?
              order by user_id, place
              fetch first ? rows only)
            """)
        .params(timestamp(time), limit)
        .update();
  }
}
