package io.github.workaccount.enrollment.process;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Reads the engine's SQL mappings in a thread of its own from the first moment of a start, while
 * everything else is set up. The engine would read them itself, a quarter of the start, while
 * everything else waits for it.
 */
public final class EngineMappings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** The name that MyBatis has for the data source and its transactions. */
  static final String ENVIRONMENT = "read-early";

  private CompletableFuture<Configuration> mappings;

  /** Created by Spring Boot, which finds this class in {@code META-INF/spring.factories}. */
  public EngineMappings() {}

  /** Begins to read, where the database is one that the product knows. */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    String type = databaseType(context.getEnvironment().getProperty("spring.datasource.url", ""));
    if (type != null) {
      // A new thread has the class loader of this one, which an executable jar needs.
      ThreadFactory threads =
          new ThreadFactoryBuilder().setNameFormat("engine-mappings").setDaemon(true).build();
      mappings =
          CompletableFuture.supplyAsync(() -> read(type), task -> threads.newThread(task).start());
      context.getBeanFactory().registerSingleton(EngineMappings.class.getName(), this);
    }
  }

  /**
   * Gives them to the engine, set as the engine would have set them.
   *
   * @param engine whose data source is there
   */
  void giveTo(ProcessEngineConfigurationImpl engine) {
    Configuration configuration = mappings.join();
    configuration.setEnvironment(
        new Environment(ENVIRONMENT, new ManagedTransactionFactory(), engine.getDataSource()));
    configuration.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
    if (engine.isJdbcBatchProcessing()) {
      configuration.setDefaultExecutorType(ExecutorType.BATCH);
    }
    engine.setSqlSessionFactory(new DefaultSqlSessionFactory(configuration));
  }

  /** The engine's name of the database; null where the engine is to find out. */
  private static String databaseType(String url) {
    if (url.startsWith("jdbc:h2:")) {
      return "h2";
    }
    return url.startsWith("jdbc:postgresql:") ? "postgres" : null;
  }

  private static Configuration read(String databaseType) {
    Properties properties = new Properties();
    properties.put("prefix", "");
    ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, "", databaseType);
    try (InputStream file =
            ReflectUtil.getResourceAsStream(
                ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE);
        Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return new XMLConfigBuilder(reader, "", properties).parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
