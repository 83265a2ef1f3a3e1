package io.github.workaccount.enrollment.persistence;

import static io.github.workaccount.enrollment.persistence.Columns.instant;
import static io.github.workaccount.enrollment.persistence.Columns.timestamp;

import io.github.workaccount.enrollment.application.Evidence;
import io.github.workaccount.enrollment.model.EnrollmentId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Evidence in the table {@code evidence}. */
@Repository
class JdbcEvidence implements Evidence {

  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;

  JdbcEvidence(JdbcClient jdbc, Json json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public void add(EnrollmentId enrollment, String kind, String actor, Map<String, ?> data) {
    jdbc.sql("insert into evidence (enrollment_id, at, kind, actor, data) values (?, ?, ?, ?, ?)")
        .params(enrollment.value(), timestamp(clock.instant()), kind, actor, json.write(data))
        .update();
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void addNow(EnrollmentId enrollment, String kind, String actor, Map<String, ?> data) {
    add(enrollment, kind, actor, data);
  }

  @Override
  public List<Entry> of(EnrollmentId enrollment) {
    return jdbc.sql("select * from evidence where enrollment_id = ? order by id")
        .param(enrollment.value())
        .query(
            (row, number) ->
                new Entry(
                    number + 1L,
                    instant(row, "at"),
                    row.getString("kind"),
                    row.getString("actor"),
                    json.readMap(row.getString("data"))))
        .list();
  }
}
