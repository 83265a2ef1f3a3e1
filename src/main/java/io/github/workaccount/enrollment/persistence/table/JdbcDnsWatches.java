package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.instant;
import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.persistence.sql.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Waits for DNS records in the table {@code dns_watch}. */
@Repository
public class JdbcDnsWatches implements DnsWatches {

  private static final String TABLE = "dns_watch";

  /** What slowed the last look down may be over. */
  private static final String ANEW = "lane = 'asked', slow_server = null, silences = 0";

  private final JdbcClient jdbc;
  private final Json json;
  private final WatchRows rows;
  private final EndedRows ended;

  JdbcDnsWatches(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
    this.rows = new WatchRows(jdbc, TABLE);
    this.ended = new EndedRows(jdbc, TABLE, "enrollment_id");
  }

  @Override
  public void open(
      EnrollmentId enrollment,
      String processInstanceId,
      VerificationRecord record,
      Instant now,
      Instant expiresAt) {
    Optional<DnsWatch> earlier = find(enrollment);
    if (earlier.isPresent() && earlier.get().record().equals(record)) {
      jdbc.sql(
              """
              update dns_watch set process_instance_id = ?, is_open = true, proved = false,
                next_check_at = ?, expires_at = ?, %s,
                claimed_by = null, claimed_at = null, claimed_until = null
              where enrollment_id = ?
              """
                  .formatted(ANEW))
          .params(processInstanceId, timestamp(now), timestamp(expiresAt), enrollment.value())
          .update();
      return;
    }
    rows.delete(enrollment);
    jdbc.sql(
            """
            insert into dns_watch (enrollment_id, process_instance_id, record, is_open, proved,
              checks, opened_at, next_check_at, expires_at, lane, requester, silences)
            values (?, ?, ?, true, false, 0, ?, ?, ?, 'asked',
              (select requester from enrollment where id = ?), 0)
            """)
        .params(
            enrollment.value(),
            processInstanceId,
            json.write(record),
            timestamp(now),
            timestamp(now),
            timestamp(expiresAt),
            enrollment.value())
        .update();
  }

  @Override
  public Optional<DnsWatch> find(EnrollmentId enrollment) {
    return jdbc.sql("select * from dns_watch where enrollment_id = ?")
        .param(enrollment.value())
        .query(this::read)
        .optional();
  }

  @Override
  public void lookNow(EnrollmentId enrollment, Instant now) {
    jdbc.sql(
            """
            update dns_watch set next_check_at = ?, asked_at = ?, %s
            where enrollment_id = ? and is_open = true
            """
                .formatted(ANEW))
        .params(timestamp(now), timestamp(now), enrollment.value())
        .update();
  }

  @Override
  public void close(EnrollmentId enrollment) {
    rows.close(enrollment);
  }

  @Override
  public void extend(EnrollmentId enrollment, Instant expiresAt) {
    rows.expireAt(enrollment, expiresAt);
  }

  @Override
  public int removeEndedBefore(Instant time, int limit) {
    return ended.removeBefore(time, limit);
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public List<DnsWatch> claimDue(Claim claim, Turn turn) {
    return rows.claimDue(claim, among(turn), this::read, DnsWatch::enrollment);
  }

  private static WatchRows.Among among(Turn turn) {
    StringBuilder condition = new StringBuilder("and lane = :lane");
    Map<String, Object> params = new HashMap<>(Map.of("lane", turn.lane().key()));
    Busy busy = turn.without();
    if (!busy.servers().isEmpty()) {
      condition.append(" and (slow_server is null or slow_server not in (:servers))");
      params.put("servers", busy.servers());
    }
    if (!busy.requesters().isEmpty()) {
      condition.append(" and requester not in (:requesters)");
      params.put("requesters", busy.requesters());
    }
    boolean mixed = turn.lane() == Lane.SLOW;
    return new WatchRows.Among(
        condition.toString(), mixed ? "case when asked_at is null then 1 else 0 end," : "", params);
  }

  @Override
  public void putOff(EnrollmentId enrollment, String server) {
    jdbc.sql(
            """
            update dns_watch set
              lane = case when cast(:server as varchar(64)) is null then lane else 'slow' end,
              slow_server = coalesce(:server, slow_server),
              claimed_by = null, claimed_at = null, claimed_until = null
            where enrollment_id = :id
            """)
        .param("server", server, Types.VARCHAR)
        .param("id", enrollment.value())
        .update();
  }

  @Override
  public void record(EnrollmentId enrollment, DnsFinding finding, Instant at, NextLook next) {
    SeenFinding seen = SeenFinding.of(finding);
    boolean changed =
        find(enrollment).map(DnsWatch::finding).filter(earlier -> earlier.same(seen)).isEmpty();
    jdbc.sql(
            """
            update dns_watch set finding = :finding, proved = :proved, checks = checks + 1,
              finding_changed_at = case when :changed then :at else finding_changed_at end,
              last_check_at = :at,
              -- somebody asked to look again while this look was under way
              next_check_at = case when next_check_at > claimed_at then next_check_at else :next end,
              lane = case when next_check_at > claimed_at then lane else :lane end,
              asked_at = case when next_check_at > claimed_at then asked_at end,
              slow_server = case when next_check_at > claimed_at then slow_server else :server end,
              silences = case when next_check_at > claimed_at then silences else :silences end,
              claimed_by = null, claimed_at = null, claimed_until = null
            where enrollment_id = :id
            """)
        .param("finding", json.write(seen))
        .param("proved", finding.isProof())
        .param("changed", changed)
        .param("at", timestamp(at))
        .param("next", timestamp(next.at()))
        .param("lane", next.lane().key())
        .param("server", next.slowServer(), Types.VARCHAR)
        .param("silences", next.silences())
        .param("id", enrollment.value())
        .update();
  }

  private DnsWatch read(ResultSet row, int number) throws SQLException {
    return new DnsWatch(
        new EnrollmentId(row.getString("enrollment_id")),
        row.getString("process_instance_id"),
        json.read(row.getString("record"), VerificationRecord.class),
        row.getBoolean("is_open"),
        row.getBoolean("proved"),
        json.read(row.getString("finding"), SeenFinding.class),
        row.getInt("checks"),
        instant(row, "opened_at"),
        instant(row, "finding_changed_at"),
        instant(row, "last_check_at"),
        instant(row, "next_check_at"),
        instant(row, "expires_at"),
        new InLine(
            Lane.of(row.getString("lane")),
            row.getString("requester"),
            row.getObject("asked_at") != null,
            row.getString("slow_server"),
            row.getInt("silences")));
  }
}
