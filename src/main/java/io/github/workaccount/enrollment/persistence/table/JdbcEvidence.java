package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.operation.RetriedStep;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.persistence.sql.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Evidence in the table {@code evidence}. */
@Repository
public class JdbcEvidence implements Evidence {

  private final JdbcClient jdbc;
  private final Json json;
  private final Clock clock;
  private final ObjectProvider<RetriedStep> step;

  JdbcEvidence(JdbcClient jdbc, Json json, Clock clock, ObjectProvider<RetriedStep> step) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.step = step;
  }

  @Override
  public void add(EnrollmentId enrollment, EvidenceKind kind, String actor, Map<String, ?> data) {
    jdbc.sql("insert into evidence (enrollment_id, at, kind, actor, data) values (?, ?, ?, ?, ?)")
        .params(
            enrollment.value(),
            timestamp(clock.instant()),
            kind.key(),
            actor,
            json.write(told(data)))
        .update();
  }

  /** What a person had tried again names that person, though the product does it. */
  private Map<String, ?> told(Map<String, ?> data) {
    return Optional.ofNullable(step.getIfAvailable())
        .flatMap(RetriedStep::by)
        .<Map<String, ?>>map(
            user -> {
              Map<String, Object> told = new LinkedHashMap<>(data);
              told.put("retriedBy", user);
              return told;
            })
        .orElse(data);
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void addNow(
      EnrollmentId enrollment, EvidenceKind kind, String actor, Map<String, ?> data) {
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
