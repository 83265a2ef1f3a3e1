package io.github.workaccount.enrollment.persistence.table;

import static io.github.workaccount.enrollment.persistence.sql.Columns.timestamp;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What all tables of waits have in common: rows are open or closed, are due, and are claimed by one
 * node for a while.
 */
final class WatchRows {

  private final JdbcClient jdbc;
  private final String table;

  /**
   * @param jdbc the database
   * @param table the table's name, a constant
   */
  WatchRows(JdbcClient jdbc, String table) {
    this.jdbc = jdbc;
    this.table = table;
  }

  /** Claims rows that are due and free; in the current transaction, which must be a short one. */
  <W> List<W> claimDue(Claim claim, RowMapper<W> mapper, Function<W, EnrollmentId> enrollment) {
    return claimDue(claim, Among.ALL, mapper, enrollment);
  }

  /** Claims such rows of some only. */
  <W> List<W> claimDue(
      Claim claim, Among among, RowMapper<W> mapper, Function<W, EnrollmentId> enrollment) {
    makeStuckOnesDue(jdbc, table, "enrollment_id", claim);
    List<W> due =
        jdbc.sql(
                """
                select * from %s
                where is_open = true and next_check_at <= :now and expires_at > :now
                  and (claimed_until is null or claimed_until < :now
                    or claimed_until > :longestClaim) %s
                order by %s next_check_at
                fetch first :limit rows only
                for update skip locked
                """
                    .formatted(table, among.condition(), among.before()))
            .params(among.params())
            .param("now", timestamp(claim.now()))
            .param("longestClaim", timestamp(claim.longestClaim()))
            .param("limit", claim.limit())
            .query(mapper)
            .list();
    for (W watch : due) {
      jdbc.sql(
              """
              update %s set claimed_by = :node, claimed_at = :now, claimed_until = :until
              where enrollment_id = :id
              """
                  .formatted(table))
          .param("node", claim.node())
          .param("now", timestamp(claim.now()))
          .param("until", timestamp(claim.until()))
          .param("id", enrollment.apply(watch).value())
          .update();
    }
    return due;
  }

  /**
   * Makes due what the time has left behind, if that is to be looked for: in a statement of its
   * own, so that the usual one reads no row that is not due. All nodes do this at once, after the
   * time has changed, so the rows are locked in one order first: else two could wait for each
   * other.
   *
   * @param key the columns of the table's key
   */
  static void makeStuckOnesDue(JdbcClient jdbc, String table, String key, Claim claim) {
    if (claim.stuckAfter() != null) {
      String stuck = " where is_open = true and next_check_at > ?";
      jdbc.sql("select %s from %s%s order by %s for update".formatted(key, table, stuck, key))
          .param(timestamp(claim.stuckAfter()))
          .query()
          .listOfRows();
      jdbc.sql("update %s set next_check_at = ?%s".formatted(table, stuck))
          .params(timestamp(claim.now()), timestamp(claim.stuckAfter()))
          .update();
    }
  }

  /**
   * Which rows are wanted, and which of them first.
   *
   * @param condition what holds for them, with {@code and} before it
   * @param before what they are ordered by before their time, with a comma behind it
   * @param params of the condition
   */
  record Among(String condition, String before, Map<String, ?> params) {
    static final Among ALL = new Among("", "", Map.of());
  }

  /** Closes a row, and gives it free. */
  void close(EnrollmentId enrollment) {
    jdbc.sql(
            """
            update %s set is_open = false, claimed_by = null, claimed_at = null, claimed_until = null
            where enrollment_id = ?
            """
                .formatted(table))
        .param(enrollment.value())
        .update();
  }

  /** Makes the next look due now, if a row is open. */
  void lookNow(EnrollmentId enrollment, Instant now) {
    jdbc.sql(
            "update %s set next_check_at = ? where enrollment_id = ? and is_open = true"
                .formatted(table))
        .params(timestamp(now), enrollment.value())
        .update();
  }

  /** Sets until when it is waited. */
  void expireAt(EnrollmentId enrollment, Instant expiresAt) {
    jdbc.sql("update %s set expires_at = ? where enrollment_id = ?".formatted(table))
        .params(timestamp(expiresAt), enrollment.value())
        .update();
  }

  /** Removes the row of an enrollment. */
  void delete(EnrollmentId enrollment) {
    jdbc.sql("delete from %s where enrollment_id = ?".formatted(table))
        .param(enrollment.value())
        .update();
  }
}
