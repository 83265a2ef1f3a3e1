package io.github.workaccount.enrollment.process;

import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Tells at the start when the database connections are too few for the threads that execute jobs. A
 * job holds one connection, and what must stay though it fails (evidence, the intent of a write)
 * takes a second: when all are held by jobs, each waits for one more until it is refused.
 */
@Component
@ConditionalOnProperty(
    name = "camunda.bpm.job-execution.enabled",
    havingValue = "true",
    matchIfMissing = true)
class JobConnections implements InitializingBean {

  private static final Logger LOG = LoggerFactory.getLogger(JobConnections.class);

  /** For people, watches and timers, beside the jobs. */
  private static final int OTHERS = 10;

  private final int connections;
  private final int jobs;

  /**
   * @param connections that the pool opens at most
   * @param camunda how many are executed at once at most
   */
  JobConnections(
      @Value("${spring.datasource.hikari.maximum-pool-size:10}") int connections,
      CamundaBpmProperties camunda) {
    this.connections = connections;
    this.jobs = camunda.getJobExecution().getMaxPoolSize();
  }

  @Override
  public void afterPropertiesSet() {
    int needed = 2 * jobs + OTHERS;
    if (connections < needed) {
      LOG.warn(
          "{} database connections are too few for {} job threads, which take two each: under load"
              + " jobs and people wait for each other until they are refused. Set"
              + " spring.datasource.hikari.maximum-pool-size to at least {}, or lower"
              + " camunda.bpm.job-execution.core-pool-size and max-pool-size.",
          connections,
          jobs,
          needed);
    }
  }
}
