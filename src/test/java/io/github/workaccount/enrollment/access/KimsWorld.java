package io.github.workaccount.enrollment.access;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ids of what there is around an enrollment, for whatever path and body asks for them. */
final class KimsWorld {

  private static final String OF_INSTANCE =
      "select %s from %s where proc_inst_id_ = ? order by 1 limit 1";

  private final JdbcTemplate jdbc;
  private final Map<String, String> ids = new HashMap<>();

  KimsWorld(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    ids.put("none", World.UNKNOWN);
  }

  /** Something that the test has made. */
  KimsWorld with(String name, String id) {
    ids.put(name, id);
    return this;
  }

  /** The world with what the engine has made around a process instance. */
  World around(String instance, String task) {
    with("instance", instance).with("task", task);
    of(instance, "detail", "id_", "act_hi_detail");
    of(instance, "activity", "id_", "act_hi_actinst");
    of(instance, "historicVariable", "id_", "act_hi_varinst");
    of(instance, "variable", "id_", "act_ru_variable");
    of(instance, "decisionInstance", "id_", "act_hi_decinst");
    of(instance, "definition", "proc_def_id_", "act_ru_execution");
    any("deployment", "select deployment_id_ from act_re_procdef where key_ = 'enrollment'");
    any(
        "resource",
        "select id_ from act_ge_bytearray where deployment_id_ ="
            + " (select min(deployment_id_) from act_re_procdef where key_ = 'enrollment')");
    any("decision", "select id_ from act_re_decision_def where key_ = 'choose-route'");
    any("jobDefinition", "select id_ from act_ru_jobdef where proc_def_key_ = 'enrollment'");
    any("jobLog", "select id_ from act_hi_job_log");
    any("incident", "select id_ from act_ru_incident");
    any("userOperation", "select operation_id_ from act_hi_op_log");
    any("authorization", "select id_ from act_ru_authorization");
    any("filter", "select id_ from act_ru_filter");
    return new World(Map.copyOf(ids));
  }

  private void of(String instance, String name, String column, String table) {
    ids.put(name, one(OF_INSTANCE.formatted(column, table), instance));
  }

  private void any(String name, String sql) {
    ids.put(name, one(sql + " order by 1 limit 1"));
  }

  /** Where there is none, such as a log of jobs that did not fail, nothing is called that. */
  private String one(String sql, Object... arguments) {
    return jdbc.queryForList(sql, String.class, arguments).stream()
        .findFirst()
        .orElse(World.UNKNOWN);
  }
}
