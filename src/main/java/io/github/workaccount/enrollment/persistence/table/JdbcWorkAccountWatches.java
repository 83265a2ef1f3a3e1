package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.account.WorkAccountWatches;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.text.Keyed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Waits for new work accounts in the table {@code work_account_watch}. */
@Repository
public class JdbcWorkAccountWatches implements WorkAccountWatches {

  private static final String TABLE = "work_account_watch";

  private final JdbcClient jdbc;
  private final WatchRows rows;
  private final EndedRows ended;

  JdbcWorkAccountWatches(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.rows = new WatchRows(jdbc, TABLE);
    this.ended = new EndedRows(jdbc, TABLE, "enrollment_id");
  }

  @Override
  public void open(
      EnrollmentId enrollment,
      String processInstanceId,
      String tenantDomain,
      Instant now,
      Instant nextCheckAt,
      Instant expiresAt) {
    int again =
        jdbc.sql(
                """
                update work_account_watch set process_instance_id = ?, is_open = true,
                  next_check_at = ?, claimed_by = null, claimed_at = null, claimed_until = null
                where enrollment_id = ? and tenant_domain = ?
                """)
            .params(processInstanceId, timestamp(nextCheckAt), enrollment.value(), tenantDomain)
            .update();
    if (again > 0) {
      return;
    }
    rows.delete(enrollment);
    jdbc.sql(
            """
            insert into work_account_watch (enrollment_id, process_instance_id, tenant_domain,
              is_open, checks, opened_at, next_check_at, expires_at)
            values (?, ?, ?, true, 0, ?, ?, ?)
            """)
        .params(
            enrollment.value(),
            processInstanceId,
            tenantDomain,
            timestamp(now),
            timestamp(nextCheckAt),
            timestamp(expiresAt))
        .update();
  }

  @Override
  public Optional<WorkAccountWatch> find(EnrollmentId enrollment) {
    return jdbc.sql("select * from work_account_watch where enrollment_id = ?")
        .param(enrollment.value())
        .query(JdbcWorkAccountWatches::read)
        .optional();
  }

  @Override
  public void close(EnrollmentId enrollment) {
    rows.close(enrollment);
  }

  @Override
  public void forget(EnrollmentId enrollment) {
    rows.delete(enrollment);
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public List<WorkAccountWatch> claimDue(Claim claim) {
    return rows.claimDue(claim, JdbcWorkAccountWatches::read, WorkAccountWatch::enrollment);
  }

  @Override
  public boolean record(
      EnrollmentId enrollment,
      String tenantDomain,
      Finding finding,
      Instant at,
      Instant nextCheckAt) {
    return jdbc.sql(
                """
                update work_account_watch set finding = ?, checks = checks + 1, last_check_at = ?,
                  next_check_at = ?, claimed_by = null, claimed_at = null, claimed_until = null
                where enrollment_id = ? and tenant_domain = ?
                """)
            .params(
                finding.key(),
                timestamp(at),
                timestamp(nextCheckAt),
                enrollment.value(),
                tenantDomain)
            .update()
        > 0;
  }

  @Override
  public int removeEndedBefore(Instant time, int limit) {
    return ended.removeBefore(time, limit);
  }

  private static WorkAccountWatch read(ResultSet row, int number) throws SQLException {
    return new WorkAccountWatch(
        new EnrollmentId(row.getString("enrollment_id")),
        row.getString("process_instance_id"),
        row.getString("tenant_domain"),
        row.getBoolean("is_open"),
        finding(row.getString("finding")),
        row.getInt("checks"),
        instant(row, "opened_at"),
        instant(row, "last_check_at"),
        instant(row, "next_check_at"),
        instant(row, "expires_at"));
  }

  private static Finding finding(String key) {
    return key == null ? null : Keyed.find(Finding.class, key).orElseThrow();
  }
}
