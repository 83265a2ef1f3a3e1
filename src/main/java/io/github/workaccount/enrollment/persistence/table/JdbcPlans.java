package io.github.workaccount.enrollment.persistence.table;

import io.github.workaccount.enrollment.application.plan.Plans;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.plan.Plan;
import io.github.workaccount.enrollment.model.plan.Route;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.text.Keyed;
import io.github.workaccount.enrollment.persistence.sql.Columns;
import io.github.workaccount.enrollment.persistence.sql.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans in the table {@code plan}, as the canonical JSON that was digested, and how far each change
 * is in the table {@code change}. A change's content is always read from its plan's canonical JSON,
 * and a plan whose text no longer fits its digest is refused.
 */
@Repository
public class JdbcPlans implements Plans {

  private final JdbcClient jdbc;
  private final Json json;

  JdbcPlans(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Override
  public void add(Plan plan) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql("insert into plan (enrollment_id, digest, canonical_json) values (?, ?, ?)")
        .params(plan.enrollment().value(), plan.digest(), plan.canonicalJson())
        .update(key, "id");
    long planId = key.getKeyAs(Long.class);
    for (Change change : plan.changes()) {
      jdbc.sql(
              """
              insert into change (enrollment_id, plan_id, number, tenant_id, status, undo_tried)
              values (?, ?, ?, ?, ?, false)
              """)
          .params(
              plan.enrollment().value(),
              planId,
              change.number(),
              plan.tenantId(),
              ChangeStatus.PLANNED.key())
          .update();
    }
  }

  @Override
  public Optional<Plan> current(EnrollmentId enrollment) {
    return jdbc.sql(
            """
            select * from plan where enrollment_id = ? order by id desc fetch first 1 rows only
            """)
        .param(enrollment.value())
        .query((row, number) -> readPlan(row))
        .optional();
  }

  @Override
  public List<PlannedChange> currentChanges(EnrollmentId enrollment) {
    return changes(
        enrollment,
        "and plan_id = (select max(id) from plan where enrollment_id = c.enrollment_id)"
            + " order by number");
  }

  @Override
  public List<PlannedChange> allChanges(EnrollmentId enrollment) {
    return changes(enrollment, "order by plan_id desc, number desc");
  }

  @Override
  public void mark(PlannedChange change) {
    jdbc.sql(
            """
            update change set status = ?, object_id = ?, note = ?, undo_tried = ?, written_at = ?
            where id = ?
            """)
        .params(
            change.status().key(),
            change.objectId(),
            change.note(),
            change.undoTried(),
            Columns.timestamp(change.writtenAt()),
            change.id())
        .update();
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void markNow(PlannedChange change) {
    mark(change);
  }

  private List<PlannedChange> changes(EnrollmentId enrollment, String rest) {
    Map<Long, Plan> plans = new HashMap<>();
    return jdbc.sql(
            """
            select c.*, p.canonical_json, p.digest from change c join plan p on p.id = c.plan_id
            where c.enrollment_id = ?
            """
                + rest)
        .param(enrollment.value())
        .query(
            (row, number) -> {
              Plan plan = plans.get(row.getLong("plan_id"));
              if (plan == null) {
                plan = readPlan(row);
                plans.put(row.getLong("plan_id"), plan);
              }
              return readChange(row, plan);
            })
        .list();
  }

  private PlannedChange readChange(ResultSet row, Plan plan) throws SQLException {
    int number = row.getInt("number");
    String tenantId = row.getString("tenant_id");
    Change change =
        plan.changes().stream()
            .filter(candidate -> candidate.number() == number)
            .filter(candidate -> plan.tenantId().equals(tenantId))
            .findFirst()
            .orElseThrow(
                () ->
                    new Tampered(
                        "The stored change %d of %s does not fit its plan"
                            .formatted(number, plan.enrollment())));
    return new PlannedChange(
        row.getLong("id"),
        new EnrollmentId(row.getString("enrollment_id")),
        tenantId,
        change,
        Keyed.find(ChangeStatus.class, row.getString("status")).orElseThrow(),
        row.getString("object_id"),
        row.getString("note"),
        row.getBoolean("undo_tried"),
        Columns.instant(row, "written_at"));
  }

  private Plan readPlan(ResultSet row) throws SQLException {
    StoredPlan stored = json.read(row.getString("canonical_json"), StoredPlan.class);
    Plan plan = stored.toPlan();
    if (!plan.digest().equals(row.getString("digest"))) {
      throw new Tampered(
          "The stored plan of %s does not fit its digest".formatted(plan.enrollment()));
    }
    return plan;
  }

  private record StoredPlan(
      String enrollment,
      String route,
      String tenantId,
      String tenantName,
      List<StoredChange> changes,
      List<String> warnings,
      Map<String, Long> counts) {

    Plan toPlan() {
      List<Change> list = new ArrayList<>();
      changes.forEach(change -> list.add(change.toChange()));
      return new Plan(
          new EnrollmentId(enrollment),
          Route.of(route).orElseThrow(),
          tenantId,
          tenantName,
          list,
          warnings,
          counts);
    }
  }

  private record StoredChange(
      int number,
      String kind,
      String what,
      String call,
      String why,
      SortedMap<String, String> parameters,
      String by) {

    Change toChange() {
      return new Change(
          number,
          Keyed.find(ChangeKind.class, kind).orElseThrow(),
          what,
          call,
          why,
          parameters,
          by == null ? Change.By.PRODUCT : Keyed.find(Change.By.class, by).orElseThrow());
    }
  }
}
