package io.github.workaccount.enrollment.microsoft;

import io.github.workaccount.enrollment.application.directory.Connection;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.PublicAddress;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.microsoft.check.ExpiryWarning;
import io.github.workaccount.enrollment.microsoft.http.TenantPace;
import io.github.workaccount.enrollment.microsoft.settings.CallBudget;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes Microsoft's directory available to the use cases. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MicrosoftProperties.class, CallBudget.class})
class MicrosoftConfiguration {

  @Bean(destroyMethod = "close")
  MicrosoftDirectory directory(
      MicrosoftProperties properties,
      CallBudget budget,
      Throttles throttles,
      PublicAddress address,
      Evidence evidence,
      Monitor monitor,
      Clock clock) {
    return new MicrosoftDirectory(
        properties,
        new TenantPace(budget, throttles, clock),
        address.publicUrl().toString(),
        evidence,
        monitor,
        clock);
  }

  /** The cloud that is enrolled in. */
  @Bean
  Cloud cloud(MicrosoftProperties properties) {
    return properties.cloud();
  }

  @Bean
  Connection connection(MicrosoftDirectory directory) {
    return directory.connection();
  }

  @Bean
  ExpiryWarning expiryWarning(Connection connection, Clock clock) {
    return new ExpiryWarning(connection, clock);
  }
}
