package io.github.workaccount.enrollment.benchmark;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a benchmark drives: the product, or the process of the same shape that does nothing. */
interface Subject extends AutoCloseable {

  ProcessEngine engine();

  JdbcTemplate jdbc();

  /** Brings about the companies of some enrollments, outside the time that is measured. */
  void prepare(Course course, int first, int count);

  /**
   * Fills in the start form.
   *
   * @param course the way that the enrollment will take
   * @param number the enrollment's
   */
  void start(Course course, int number);

  /**
   * What a person does outside before a task is done.
   *
   * @param task its element id
   * @param processInstanceId the instance that has the task
   */
  void before(String task, String processInstanceId);

  /** What a person sends with a task, having opened its form. */
  Map<String, Object> answer(String task, String taskId);

  @Override
  void close();
}
