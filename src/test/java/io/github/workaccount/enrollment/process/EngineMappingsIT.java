package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** The mappings that are read early, beside those that the same engine reads by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineMappingsIT {

  private static final int TIMEOUT = 7;

  private ProcessEngine engine;
  private Configuration own;
  private Configuration early;

  @BeforeAll
  void readBoth() {
    ProcessEngineConfigurationImpl configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:mappings");
    configuration.setProcessEngineName("mappings");
    configuration.setJdbcStatementTimeout(TIMEOUT);
    engine = configuration.buildProcessEngine();
    own = configuration.getSqlSessionFactory().getConfiguration();
    early = given(started("jdbc:h2:mem:mappings"));
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @Test
  void areTheSameStatements() {
    assertThat(early.getMappedStatementNames())
        .containsExactlyInAnyOrderElementsOf(own.getMappedStatementNames());
  }

  @Test
  void areWrittenForTheSameDatabase() {
    assertThat(early.getVariables()).isEqualTo(own.getVariables());
  }

  @Test
  void areExecutedAlike() {
    assertThat(early.getDefaultExecutorType()).isEqualTo(own.getDefaultExecutorType());
    assertThat(early.getDefaultStatementTimeout()).isEqualTo(TIMEOUT);
    assertThat(early.getEnvironment().getDataSource())
        .isSameAs(own.getEnvironment().getDataSource());
  }

  @Test
  void areWrittenForPostgresWhereThatIsTheDatabase() {
    GenericApplicationContext context = started("jdbc:postgresql://localhost/enrollment");

    assertThat(given(context).getVariables().getProperty("falseConstant")).isEqualTo("false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jdbc:oracle:thin:@localhost"})
  void areLeftToTheEngineWhereTheDatabaseIsAnother(String url) {
    assertThat(started(url).getBeanFactory().containsSingleton(EngineMappings.class.getName()))
        .isFalse();
  }

  private static GenericApplicationContext started(String url) {
    GenericApplicationContext context = new GenericApplicationContext();
    context.setEnvironment(new MockEnvironment().withProperty("spring.datasource.url", url));
    new EngineMappings().initialize(context);
    return context;
  }

  /** What an engine with the same data source is given. */
  private Configuration given(GenericApplicationContext context) {
    ProcessEngineConfigurationImpl another = new StandaloneInMemProcessEngineConfiguration();
    another.setDataSource(own.getEnvironment().getDataSource());
    another.setJdbcStatementTimeout(TIMEOUT);
    ((EngineMappings) context.getBeanFactory().getSingleton(EngineMappings.class.getName()))
        .giveTo(another);
    return another.getSqlSessionFactory().getConfiguration();
  }
}
