package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.plan.RouteChoice;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentRequest;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantFacts;
import io.github.workaccount.enrollment.persistence.sql.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** An enrollment as a row of the table {@code enrollment}. */
final class EnrollmentRows {

  private final Json json;

  EnrollmentRows(Json json) {
    this.json = json;
  }

  /** The values of a row, by the names of the parameters. */
  Map<String, Object> parameters(Enrollment enrollment) {
    Map<String, Object> values = new HashMap<>();
    String domain = enrollment.domain() == null ? null : enrollment.domain().value();
    Enrollment.Withdrawal withdrawal = enrollment.withdrawal();
    values.put("id", enrollment.id().value());
    values.put("instance", enrollment.processInstanceId());
    values.put("requester", enrollment.requester());
    values.put("requestedAt", timestamp(enrollment.requestedAt()));
    values.put("request", json.write(enrollment.request()));
    values.put("domain", domain);
    values.put("activeDomain", enrollment.state().isEnd() ? null : domain);
    values.put("state", enrollment.state().key());
    values.put("facts", json.write(enrollment.facts()));
    values.put("route", json.write(enrollment.route()));
    values.put("tenantAdmin", enrollment.tenantAdmin());
    values.put("withdrawnBy", withdrawal == null ? null : withdrawal.by());
    values.put("withdrawnAt", withdrawal == null ? null : timestamp(withdrawal.at()));
    values.put("withdrawalReason", withdrawal == null ? null : withdrawal.reason());
    values.put("outcome", enrollment.outcome());
    String target = target(enrollment);
    values.put("linkedTenant", enrollment.state() == EnrollmentState.ENROLLED ? target : null);
    values.put("targetTenant", enrollment.state().isEnd() ? null : target);
    values.put("version", enrollment.version());
    return values;
  }

  private static String target(Enrollment enrollment) {
    return enrollment.facts() == null
        ? null
        : enrollment.facts().target().map(Tenant::id).orElse(null);
  }

  /** The enrollment in a row. */
  Enrollment read(ResultSet row, int number) throws SQLException {
    String domain = row.getString("domain");
    return new Enrollment(
        new EnrollmentId(row.getString("id")),
        row.getString("process_instance_id"),
        row.getString("requester"),
        instant(row, "requested_at"),
        json.read(row.getString("request"), EnrollmentRequest.class),
        domain == null ? null : new DomainName(domain),
        EnrollmentState.of(row.getString("state")).orElseThrow(),
        json.read(row.getString("facts"), TenantFacts.class),
        json.read(row.getString("route"), RouteChoice.class),
        row.getString("tenant_admin"),
        withdrawal(row),
        row.getString("outcome"),
        row.getInt("version"));
  }

  private static Enrollment.Withdrawal withdrawal(ResultSet row) throws SQLException {
    String by = row.getString("withdrawn_by");
    return by == null
        ? null
        : new Enrollment.Withdrawal(
            by, instant(row, "withdrawn_at"), row.getString("withdrawal_reason"));
  }
}
