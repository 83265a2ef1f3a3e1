package io.github.workaccount.enrollment.contract;

import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Import this into a test of the whole application on the sandbox: all that the product says to
 * Microsoft's cloud, and all that the sandbox answers, goes through a {@link ContractForwarder},
 * which is a bean.
 */
@TestConfiguration(proxyBeanMethods = false)
public class HeldToTheContract {

  private static final String MICROSOFT = "enrollment.microsoft.";

  @Bean
  static BeanFactoryPostProcessor throughTheForwarder(ConfigurableEnvironment environment) {
    return factory -> {
      String sandbox =
          environment.getRequiredProperty(MICROSOFT + "login-url").replaceFirst("/login$", "");
      DefaultListableBeanFactory beans = (DefaultListableBeanFactory) factory;
      ContractForwarder forwarder = ContractForwarder.to(sandbox);
      beans.registerSingleton("contractForwarder", forwarder);
      beans.registerDisposableBean("contractForwarder", forwarder::close);
      environment
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "contract",
                  Map.of(
                      MICROSOFT + "login-url", forwarder.url() + "/login",
                      MICROSOFT + "graph-url", forwarder.url() + "/graph/v1.0")));
    };
  }
}
