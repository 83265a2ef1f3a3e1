package io.github.workaccount.enrollment.persistence.store;

import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;

/** Makes the engine start after Liquibase: the engine itself creates no tables. */
class EngineAfterLiquibase implements DependsOnDatabaseInitializationDetector {

  @Override
  public Set<String> detect(ConfigurableListableBeanFactory beans) {
    return beans.containsBeanDefinition("processEngineFactoryBean")
        ? Set.of("processEngineFactoryBean")
        : Set.of();
  }
}
