package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.signin.ConfiguredUsers;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Users of the configuration in the table {@code configured_user}. */
@Repository
public class JdbcConfiguredUsers implements ConfiguredUsers {

  private final JdbcClient jdbc;

  public JdbcConfiguredUsers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The row that the engine's own start locks, too, except on H2, where it locks nothing. */
  @Override
  public void lock() {
    jdbc.sql("select value_ from act_ge_property where name_ = 'startup.lock' for update")
        .query(String.class)
        .list();
  }

  @Override
  public boolean isKnown(String id) {
    return jdbc.sql("select count(*) from configured_user where id = ?")
            .param(id)
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  public void add(String id, Instant at) {
    jdbc.sql("insert into configured_user (id, known_since) values (?, ?)")
        .params(id, timestamp(at))
        .update();
  }
}
