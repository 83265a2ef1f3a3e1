package io.github.workaccount.enrollment.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * All rows that an enrollment leaves, in the product's tables and in the engine's: two equal
 * footprints mean that nothing happened in between.
 *
 * @param rows by table
 */
public record Footprint(Map<String, List<String>> rows) {

  private static final List<String> TABLES =
      List.of(
          "enrollment",
          "plan",
          "change",
          "decision",
          "dns_watch",
          "consent_request",
          "consent",
          "evidence",
          "idempotency_key",
          "act_ru_execution",
          "act_ru_task",
          "act_ru_variable",
          "act_ru_identitylink",
          "act_ru_event_subscr",
          "act_ru_job",
          "act_ru_jobdef",
          "act_ru_incident",
          "act_ru_batch",
          "act_ru_filter",
          "act_ru_authorization",
          "act_re_deployment",
          "act_re_procdef",
          "act_hi_procinst",
          "act_hi_actinst",
          "act_hi_taskinst",
          "act_hi_varinst",
          "act_hi_detail",
          "act_hi_comment",
          "act_hi_attachment",
          "act_hi_op_log",
          "act_hi_incident",
          "act_hi_decinst",
          "act_hi_batch");

  /** Looks at the tables now. */
  public static Footprint of(JdbcTemplate jdbc) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : TABLES) {
      rows.put(
          table,
          jdbc.queryForList("select * from " + table).stream()
              .map(Footprint::text)
              .sorted()
              .toList());
    }
    return new Footprint(rows);
  }

  /** Tables whose rows differ from another footprint's, each with what is only on one side. */
  public Map<String, List<String>> differences(Footprint other) {
    Map<String, List<String>> found = new TreeMap<>();
    for (String table : TABLES) {
      List<String> only =
          java.util.stream.Stream.concat(
                  rows.get(table).stream()
                      .filter(row -> !other.rows.get(table).contains(row))
                      .map(row -> "- " + row),
                  other.rows.get(table).stream()
                      .filter(row -> !rows.get(table).contains(row))
                      .map(row -> "+ " + row))
              .toList();
      if (!only.isEmpty()) {
        found.put(table, only);
      }
    }
    return found;
  }

  private static String text(Map<String, Object> row) {
    return row.entrySet().stream()
        .filter(column -> column.getValue() != null)
        .map(
            column ->
                column.getKey()
                    + "="
                    + (column.getValue() instanceof byte[] bytes
                        ? Arrays.hashCode(bytes)
                        : column.getValue()))
        .collect(Collectors.joining(", "));
  }
}
