package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Consents in the table {@code consent}. */
@Repository
public class JdbcConsents implements Consents {

  private static final String ONE = " where enrollment_id = ? and tenant_id = ? and access = ?";
  private static final String UNCLAIMED = " claimed_by = null, claimed_until = null";

  private final JdbcClient jdbc;
  private final EndedRows ended;

  JdbcConsents(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.ended = new EndedRows(jdbc, "consent", "id", "r.is_open = false");
  }

  @Override
  public void granted(EnrollmentId enrollment, String tenantId, Access access, Instant at) {
    int known =
        jdbc.sql("update consent set removed_at = null" + ONE)
            .params(enrollment.value(), tenantId, access.key())
            .update();
    if (known == 0) {
      jdbc.sql(
              """
              insert into consent (enrollment_id, tenant_id, access, granted_at, is_open)
              values (?, ?, ?, ?, false)
              """)
          .params(enrollment.value(), tenantId, access.key(), timestamp(at))
          .update();
    }
  }

  @Override
  public List<Consent> of(EnrollmentId enrollment) {
    return jdbc.sql("select * from consent where enrollment_id = ? order by tenant_id, access")
        .param(enrollment.value())
        .query(JdbcConsents::read)
        .list();
  }

  @Override
  public void watch(EnrollmentId enrollment, Instant first, Instant until) {
    jdbc.sql(
            """
            update consent set is_open = true, next_check_at = ?, expires_at = ?
            where enrollment_id = ? and removed_at is null
            """)
        .params(timestamp(first), timestamp(until), enrollment.value())
        .update();
  }

  @Override
  public boolean neededElsewhere(EnrollmentId enrollment, String tenantId) {
    return jdbc.sql(
                """
            select count(*) from consent c join enrollment e on e.id = c.enrollment_id
            where c.tenant_id = ? and c.enrollment_id <> ? and e.active_domain is not null
            """)
            .params(tenantId, enrollment.value())
            .query(Long.class)
            .single()
        > 0;
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public List<Consent> claimDue(Claim claim) {
    WatchRows.makeStuckOnesDue(jdbc, "consent", "enrollment_id, tenant_id, access", claim);
    List<Consent> due =
        jdbc.sql(
                """
                select * from consent
                where is_open = true and next_check_at <= :now
                  and (claimed_until is null or claimed_until < :now
                    or claimed_until > :longestClaim)
                order by next_check_at
                fetch first :limit rows only
                for update skip locked
                """)
            .param("now", timestamp(claim.now()))
            .param("longestClaim", timestamp(claim.longestClaim()))
            .param("limit", claim.limit())
            .query(JdbcConsents::read)
            .list();
    for (Consent consent : due) {
      jdbc.sql("update consent set claimed_by = ?, claimed_until = ?" + ONE)
          .params(
              claim.node(),
              timestamp(claim.until()),
              consent.enrollment().value(),
              consent.tenantId(),
              consent.access().key())
          .update();
    }
    return due;
  }

  @Override
  public void lookAgain(Consent consent, Instant next) {
    change(consent, "next_check_at = ?", timestamp(next));
  }

  @Override
  public void giveUp(Consent consent) {
    change(consent, "next_check_at = null, is_open = false");
  }

  @Override
  public void forget(Consent consent) {
    jdbc.sql("delete from consent" + ONE).params(key(consent)).update();
  }

  @Override
  public int removeEndedBefore(Instant time, int limit) {
    return ended.removeBefore(time, limit);
  }

  @Override
  public void stillThere(Consent consent, Instant at, Instant next) {
    change(
        consent,
        "last_check_at = ?, next_check_at = ?, is_open = ?",
        timestamp(at),
        next == null ? null : timestamp(next),
        next != null);
  }

  @Override
  public void removed(Consent consent, Instant at) {
    change(
        consent,
        "removed_at = ?, last_check_at = ?, next_check_at = null, is_open = false",
        timestamp(at),
        timestamp(at));
  }

  /** Changes a row and gives its claim back. */
  private void change(Consent consent, String set, Object... values) {
    List<Object> all = new ArrayList<>(Arrays.asList(values));
    all.addAll(key(consent));
    jdbc.sql("update consent set " + set + "," + UNCLAIMED + ONE).params(all).update();
  }

  private static List<Object> key(Consent consent) {
    return List.of(consent.enrollment().value(), consent.tenantId(), consent.access().key());
  }

  private static Consent read(ResultSet row, int number) throws SQLException {
    return new Consent(
        new EnrollmentId(row.getString("enrollment_id")),
        row.getString("tenant_id"),
        Access.of(row.getString("access")),
        instant(row, "granted_at"),
        instant(row, "last_check_at"),
        instant(row, "next_check_at"),
        instant(row, "expires_at"),
        instant(row, "removed_at"));
  }
}
