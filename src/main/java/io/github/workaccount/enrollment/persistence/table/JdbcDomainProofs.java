package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proofs of domains in the table {@code domain_proof}. */
@Repository
public class JdbcDomainProofs implements DomainProofs {

  private static final String TABLE = "domain_proof";
  private static final String ONE = "select * from domain_proof where enrollment_id = ?";

  private final JdbcClient jdbc;
  private final WatchRows rows;
  private final EndedRows ended;

  JdbcDomainProofs(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.rows = new WatchRows(jdbc, TABLE);
    this.ended = new EndedRows(jdbc, TABLE, "enrollment_id");
  }

  @Override
  public void begin(
      EnrollmentId enrollment, String processInstanceId, Instant now, Instant expiresAt) {
    Optional<DomainProof> earlier = find(enrollment);
    if (earlier.isEmpty()) {
      jdbc.sql(
              """
              insert into domain_proof (enrollment_id, process_instance_id, begun_at, expires_at,
                is_open, checks)
              values (?, ?, ?, ?, false, 0)
              """)
          .params(enrollment.value(), processInstanceId, timestamp(now), timestamp(expiresAt))
          .update();
    } else if (!earlier.get().processInstanceId().equals(processInstanceId)) {
      jdbc.sql(
              """
              update domain_proof set process_instance_id = ?, begun_at = ?, expires_at = ?,
                is_open = false
              where enrollment_id = ?
              """)
          .params(processInstanceId, timestamp(now), timestamp(expiresAt), enrollment.value())
          .update();
    }
  }

  @Override
  public Optional<DomainProof> find(EnrollmentId enrollment) {
    return one(enrollment, ONE);
  }

  @Override
  public Optional<DomainProof> lock(EnrollmentId enrollment) {
    return one(enrollment, ONE + " for update");
  }

  private Optional<DomainProof> one(EnrollmentId enrollment, String sql) {
    return jdbc.sql(sql).param(enrollment.value()).query(JdbcDomainProofs::read).optional();
  }

  @Override
  public void expireAt(EnrollmentId enrollment, Instant expiresAt) {
    rows.expireAt(enrollment, expiresAt);
  }

  @Override
  public void ask(EnrollmentId enrollment, Instant now, Instant firstAt) {
    jdbc.sql(
            """
            update domain_proof set is_open = true, asked_since = ?, next_check_at = ?
            where enrollment_id = ?
            """)
        .params(timestamp(now), timestamp(firstAt), enrollment.value())
        .update();
  }

  @Override
  public void askNow(EnrollmentId enrollment, Instant now) {
    rows.lookNow(enrollment, now);
  }

  @Override
  public void rest(EnrollmentId enrollment) {
    jdbc.sql("update domain_proof set is_open = false where enrollment_id = ?")
        .param(enrollment.value())
        .update();
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public List<DomainProof> claimDue(Claim claim) {
    return rows.claimDue(claim, JdbcDomainProofs::read, DomainProof::enrollment);
  }

  @Override
  public void asked(EnrollmentId enrollment, Instant at, Instant nextAt) {
    jdbc.sql(
            """
            update domain_proof set checks = checks + 1, last_check_at = :at,
              -- somebody asked to look again while this question was under way
              next_check_at = case when next_check_at > claimed_at then next_check_at else :next end,
              claimed_by = null, claimed_at = null, claimed_until = null
            where enrollment_id = :id
            """)
        .param("at", timestamp(at))
        .param("next", timestamp(nextAt))
        .param("id", enrollment.value())
        .update();
  }

  @Override
  public int removeEndedBefore(Instant time, int limit) {
    return ended.removeBefore(time, limit);
  }

  private static DomainProof read(ResultSet row, int number) throws SQLException {
    return new DomainProof(
        new EnrollmentId(row.getString("enrollment_id")),
        row.getString("process_instance_id"),
        instant(row, "begun_at"),
        instant(row, "expires_at"),
        row.getBoolean("is_open"),
        instant(row, "asked_since"),
        row.getInt("checks"),
        instant(row, "last_check_at"),
        instant(row, "next_check_at"),
        instant(row, "claimed_until"));
  }
}
