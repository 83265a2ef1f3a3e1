package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.consent.ConsentRequests;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests for consent in the table {@code consent_request}. */
@Repository
public class JdbcConsentRequests implements ConsentRequests {

  private final JdbcClient jdbc;
  private final EndedRows ended;

  JdbcConsentRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.ended = new EndedRows(jdbc, "consent_request", "state_hash");
  }

  @Override
  public void add(ConsentRequest request) {
    jdbc.sql(
            """
            update consent_request set replaced = true where enrollment_id = ? and tenant_id <> ?
            """)
        .params(request.enrollment().value(), request.tenantId())
        .update();
    jdbc.sql(
            """
            insert into consent_request
              (state_hash, enrollment_id, tenant_id, access, created_at, replaced)
            values (?, ?, ?, ?, ?, false)
            """)
        .params(
            request.stateHash(),
            request.enrollment().value(),
            request.tenantId(),
            request.access().key(),
            timestamp(request.createdAt()))
        .update();
  }

  @Override
  public Optional<ConsentRequest> find(String stateHash) {
    return jdbc.sql("select * from consent_request where state_hash = ? and replaced = false")
        .param(stateHash)
        .query(
            (row, number) ->
                new ConsentRequest(
                    stateHash,
                    new EnrollmentId(row.getString("enrollment_id")),
                    row.getString("tenant_id"),
                    Access.of(row.getString("access")),
                    instant(row, "created_at"),
                    instant(row, "used_at")))
        .optional();
  }

  @Override
  public boolean isAwaited(String tenantId) {
    return jdbc.sql(
                """
            select count(*) from consent_request c join enrollment e on e.id = c.enrollment_id
            where lower(c.tenant_id) = lower(?) and c.used_at is null and c.replaced = false
              and e.state = ?
            """)
            .params(tenantId, EnrollmentState.AWAITING_CONSENT.key())
            .query(Integer.class)
            .single()
        > 0;
  }

  @Override
  public boolean use(ConsentRequest request, Instant at) {
    boolean unused =
        jdbc.sql(
                """
                select state_hash from consent_request
                where enrollment_id = ? and used_at is null
                order by state_hash
                for update
                """)
            .param(request.enrollment().value())
            .query(String.class)
            .list()
            .contains(request.stateHash());
    if (unused) {
      jdbc.sql("update consent_request set used_at = ? where enrollment_id = ? and used_at is null")
          .params(timestamp(at), request.enrollment().value())
          .update();
    }
    return unused;
  }

  @Override
  public int removeEndedBefore(Instant time, int limit) {
    return ended.removeBefore(time, limit);
  }
}
