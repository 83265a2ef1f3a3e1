package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.text.Keyed;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decisions in the table {@code decision}. */
@Repository
public class JdbcDecisions implements Decisions {

  private final JdbcClient jdbc;

  JdbcDecisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(Decision decision) {
    jdbc.sql(
            """
            insert into decision (enrollment_id, task, decided_by, decided_at, choice, digest, remark)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            decision.enrollment().value(),
            decision.task().key(),
            decision.by(),
            timestamp(decision.at()),
            decision.choice().key(),
            decision.digest(),
            decision.comment())
        .update();
  }

  @Override
  public List<Decision> of(EnrollmentId enrollment) {
    return jdbc.sql("select * from decision where enrollment_id = ? order by id")
        .param(enrollment.value())
        .query(
            (row, number) ->
                new Decision(
                    enrollment,
                    UserTask.of(row.getString("task")).orElseThrow(),
                    row.getString("decided_by"),
                    instant(row, "decided_at"),
                    Keyed.find(Choice.class, row.getString("choice")).orElseThrow(),
                    row.getString("digest"),
                    row.getString("remark")))
        .list();
  }
}
