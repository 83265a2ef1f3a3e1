package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.signin.SignInPlaces;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Places in the table {@code sign_in_place}. */
@Repository
public class JdbcSignInPlaces implements SignInPlaces {

  private final JdbcClient jdbc;

  public JdbcSignInPlaces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, Instant> known(String user, Collection<String> places) {
    Map<String, Instant> known = new HashMap<>();
    if (!places.isEmpty()) {
      jdbc.sql(
              """
              select place, seen_at from sign_in_place where user_id = :user and place in (:places)
              """)
          .param("user", user)
          .param("places", places)
          .query(
              row -> {
                known.put(row.getString("place"), instant(row, "seen_at"));
              });
    }
    return known;
  }

  @Override
  public void keep(String user, String place, Instant at, int most) {
    int kept =
        jdbc.sql("update sign_in_place set seen_at = ? where user_id = ? and place = ?")
            .params(timestamp(at), user, place)
            .update();
    if (kept == 0) {
      add(user, place, at);
      removeAllBut(user, most);
    }
  }

  private void add(String user, String place, Instant at) {
    try {
      jdbc.sql("insert into sign_in_place (user_id, place, seen_at) values (?, ?, ?)")
          .params(user, place, timestamp(at))
          .update();
    } catch (DuplicateKeyException e) {
      return; // The same person signs in twice at this moment.
    }
  }

  private void removeAllBut(String user, int most) {
    jdbc.sql(
            """
            delete from sign_in_place where user_id = ? and place not in (
              select place from sign_in_place where user_id = ?
              order by seen_at desc, place
              fetch first ? rows only)
            """)
        .params(user, user, most)
        .update();
  }

  @Override
  public void removeAll(String user) {
    jdbc.sql("delete from sign_in_place where user_id = ?").param(user).update();
  }

  @Override
  public int removeSeenBefore(Instant time, int limit) {
    return jdbc.sql(
            """
            delete from sign_in_place where (user_id, place) in (
              select user_id, place from sign_in_place where seen_at < ?
              order by user_id, place
              fetch first ? rows only)
            """)
        .params(timestamp(time), limit)
        .update();
  }
}
