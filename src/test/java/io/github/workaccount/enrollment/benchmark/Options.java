package io.github.workaccount.enrollment.benchmark;

import io.github.workaccount.enrollment.process.ProductHistory;
import io.github.workaccount.enrollment.testing.PostgresServer;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Settings that every subject of a benchmark has. */
final class Options {

  private Options() {}

  /**
   * A new database on PostgreSQL.
   *
   * @param name of the database and of the engine, lower-case letters and digits
   */
  static List<String> database(String name) {
    return List.of(
        "--spring.profiles.active=postgres",
        "--spring.datasource.url=" + PostgresServer.newDatabase(name),
        "--spring.datasource.username=postgres",
        "--camunda.bpm.process-engine-name=" + name,
        "--logging.level.root=WARN",
        "--spring.main.banner-mode=off",
        "--spring.jmx.enabled=false");
  }

  /**
   * Camunda's own settings of the job executor and of the history's removal time, and the driver's
   * own. The pool of connections is as large as ours where {@code bench.pool} does not say
   * otherwise: with Spring Boot's 10, ten jobs hold all of them and wait for one more each, for
   * their evidence, until they are refused.
   */
  static List<String> camundasDefaults() {
    return List.of(
        "--camunda.bpm.job-execution.core-pool-size=3",
        "--camunda.bpm.job-execution.max-pool-size=10",
        "--camunda.bpm.job-execution.queue-capacity=3",
        "--camunda.bpm.job-execution.max-jobs-per-acquisition=3",
        "--camunda.bpm.job-execution.wait-time-in-millis=5000",
        "--camunda.bpm.job-execution.max-wait=60000",
        "--camunda.bpm.job-execution.lock-time-in-millis=300000",
        "--camunda.bpm.generic-properties.properties.history-removal-time-strategy=end",
        "--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=false",
        "--spring.datasource.hikari.maximum-pool-size=" + Integer.getInteger("bench.pool", 46),
        "--spring.datasource.hikari.connection-timeout=30000");
  }

  /** Camunda's own history level full, which logs each job's making and end as well. */
  static ApplicationContextInitializer<ConfigurableApplicationContext> camundasHistory() {
    return plugin("camundasHistory", FullHistory::new);
  }

  /** The product's history level, for an engine that has nothing else of the product. */
  static ApplicationContextInitializer<ConfigurableApplicationContext> productsHistory() {
    return plugin("productsHistory", OurHistory::new);
  }

  private static ApplicationContextInitializer<ConfigurableApplicationContext> plugin(
      String name, Supplier<ProcessEnginePlugin> plugin) {
    return context ->
        ((GenericApplicationContext) context).registerBean(name, ProcessEnginePlugin.class, plugin);
  }

  private static final class OurHistory extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
      engine.setCustomHistoryLevels(List.of(ProductHistory.level()));
    }
  }

  /** After the product has set its own. */
  private static final class FullHistory extends AbstractProcessEnginePlugin {

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
      engine.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_FULL);
    }
  }
}
