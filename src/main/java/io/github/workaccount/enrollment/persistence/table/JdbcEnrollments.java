package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.failure.DomainTaken;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.request.EnrollmentState;
import io.github.workaccount.enrollment.persistence.sql.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Enrollments in the table {@code enrollment}. */
@Repository
public class JdbcEnrollments implements Enrollments {

  private final JdbcClient jdbc;
  private final EnrollmentRows rows;
  private final StateChanges stateChanges;

  JdbcEnrollments(JdbcClient jdbc, Json json, StateChanges stateChanges) {
    this.jdbc = jdbc;
    this.rows = new EnrollmentRows(json);
    this.stateChanges = stateChanges;
  }

  @Override
  public void add(Enrollment enrollment) {
    try {
      jdbc.sql(
              """
              insert into enrollment (id, process_instance_id, requester, requested_at, request,
                domain, active_domain, state, facts, route, tenant_admin, withdrawn_by, withdrawn_at,
                withdrawal_reason, outcome, version, state_since)
              values (:id, :instance, :requester, :requestedAt, :request, :domain, :activeDomain,
                :state, :facts, :route, :tenantAdmin, :withdrawnBy, :withdrawnAt,
                :withdrawalReason, :outcome, 0, :requestedAt)
              """)
          .params(rows.parameters(enrollment))
          .update();
    } catch (DuplicateKeyException e) {
      throw taken(enrollment, e);
    } catch (PessimisticLockingFailureException | QueryTimeoutException e) {
      throw because(e, new ChangedMeanwhile(enrollment.domain()));
    }
  }

  @Override
  public void update(Enrollment enrollment) {
    Instant stateSince = stateChanges.before(enrollment);
    int changed;
    try {
      changed =
          jdbc.sql(
                  """
                  update enrollment set request = :request, domain = :domain,
                    active_domain = :activeDomain, state = :state, state_since = :stateSince,
                    facts = :facts, route = :route,
                    tenant_admin = :tenantAdmin, withdrawn_by = :withdrawnBy,
                    withdrawn_at = :withdrawnAt, withdrawal_reason = :withdrawalReason,
                    outcome = :outcome, linked_tenant = :linkedTenant,
                    target_tenant = :targetTenant,
                    created_tenant = case when created_tenant = :targetTenant then created_tenant end,
                    version = version + 1
                  where id = :id and version = :version
                  """)
              .params(rows.parameters(enrollment))
              .param("stateSince", timestamp(stateSince))
              .update();
    } catch (DuplicateKeyException e) {
      throw taken(enrollment, e);
    } catch (PessimisticLockingFailureException | QueryTimeoutException e) {
      throw because(e, new ChangedMeanwhile(enrollment.id()));
    }
    if (changed != 1) {
      throw new ChangedMeanwhile(enrollment.id());
    }
  }

  @Override
  public boolean withdraw(EnrollmentId id, Enrollment.Withdrawal withdrawal) {
    try {
      return jdbc.sql(
                  """
                  update enrollment set withdrawn_by = :by, withdrawn_at = :at,
                    withdrawal_reason = :reason, version = version + 1
                  where id = :id and withdrawn_at is null and outcome is null
                  """)
              .param("by", withdrawal.by())
              .param("at", timestamp(withdrawal.at()))
              .param("reason", withdrawal.reason())
              .param("id", id.value())
              .update()
          == 1;
    } catch (PessimisticLockingFailureException | QueryTimeoutException e) {
      throw because(e, new ChangedMeanwhile(id));
    }
  }

  @Override
  public Optional<Enrollment> find(EnrollmentId id) {
    return jdbc.sql("select * from enrollment where id = :id")
        .param("id", id.value())
        .query(rows::read)
        .optional();
  }

  @Override
  public Optional<Enrollment> findByProcessInstance(String processInstanceId) {
    return jdbc.sql("select * from enrollment where process_instance_id = :instance")
        .param("instance", processInstanceId)
        .query(rows::read)
        .optional();
  }

  @Override
  public Optional<Enrollment> activeFor(DomainName domain) {
    return jdbc.sql("select * from enrollment where active_domain = :domain")
        .param("domain", domain.value())
        .query(rows::read)
        .optional();
  }

  @Override
  public Optional<Enrollment> predecessorOf(Enrollment enrollment) {
    if (enrollment.domain() == null) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            select * from enrollment
            where domain = :domain and active_domain is null and id <> :id
              and requested_at <= :requestedAt
            order by requested_at desc, id fetch next 1 rows only
            """)
        .param("domain", enrollment.domain().value())
        .param("id", enrollment.id().value())
        .param("requestedAt", timestamp(enrollment.requestedAt()))
        .query(rows::read)
        .optional();
  }

  @Override
  public List<Enrollment> linkedTo(String tenantId) {
    return jdbc.sql("select * from enrollment where linked_tenant = :tenant order by requested_at")
        .param("tenant", tenantId)
        .query(rows::read)
        .list();
  }

  @Override
  public List<Enrollment> leadingTo(String tenantId) {
    return jdbc.sql("select * from enrollment where target_tenant = :tenant order by requested_at")
        .param("tenant", tenantId)
        .query(rows::read)
        .list();
  }

  @Override
  public void takeCreated(EnrollmentId id, String tenantId) {
    try {
      jdbc.sql("update enrollment set created_tenant = :tenant where id = :id")
          .param("tenant", tenantId)
          .param("id", id.value())
          .update();
    } catch (DuplicateKeyException e) {
      throw because(e, new ChangedMeanwhile(id));
    }
  }

  @Override
  public List<Enrollment> withWithdrawalPending() {
    return jdbc.sql(
            """
            select * from enrollment
            where withdrawn_at is not null and outcome is null
            order by withdrawn_at
            """)
        .query(rows::read)
        .list();
  }

  @Override
  public Page list(Filter filter) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> parameters = new HashMap<>();
    addStateCondition(filter, conditions, parameters);
    if (filter.domain() != null) {
      conditions.add("domain = :domain");
      parameters.put("domain", filter.domain().value());
    }
    if (filter.requester() != null) {
      conditions.add("requester = :requester");
      parameters.put("requester", filter.requester());
    }
    String from = " from enrollment where " + String.join(" and ", conditions);
    long total = jdbc.sql("select count(*)" + from).params(parameters).query(Long.class).single();
    List<Enrollment> items =
        jdbc.sql(
                "select *"
                    + from
                    + " order by requested_at desc, id offset :offset rows fetch next :size rows"
                    + " only")
            .params(parameters)
            .param("offset", (long) filter.page() * filter.size())
            .param("size", filter.size())
            .query(rows::read)
            .list();
    return new Page(items, total);
  }

  private static void addStateCondition(
      Filter filter, List<String> conditions, Map<String, Object> parameters) {
    if (filter.state() == null) {
      return;
    }
    boolean attention = filter.state() == EnrollmentState.NEEDS_ATTENTION;
    if (filter.withIncident().isEmpty()) {
      if (attention) {
        conditions.add("1 = 0");
      }
    } else {
      conditions.add("process_instance_id " + (attention ? "in" : "not in") + " (:withIncident)");
      parameters.put("withIncident", filter.withIncident());
    }
    if (!attention) {
      conditions.add("state = :state");
      parameters.put("state", filter.state().key());
    }
  }

  private static RuntimeException taken(Enrollment enrollment, DuplicateKeyException cause) {
    if (enrollment.domain() == null || enrollment.state().isEnd()) {
      return cause;
    }
    return because(cause, new DomainTaken(enrollment.domain()));
  }

  private static <E extends RuntimeException> E because(Exception cause, E failure) {
    failure.initCause(cause);
    return failure;
  }
}
