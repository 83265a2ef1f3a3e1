package io.github.workaccount.enrollment.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.TenantConsent;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.PublicAddress;
import io.github.workaccount.enrollment.application.operation.Monitor;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class MicrosoftConfigurationTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withUserConfiguration(MicrosoftConfiguration.class, Address.class)
          .withBean(Evidence.class, FakeCloud.RecordedEvidence::new)
          .withBean(Monitor.class, () -> Monitor.NONE)
          .withBean(Throttles.class, () -> Throttles.NONE)
          .withBean(Clock.class, () -> FakeCloud.CLOCK)
          .withPropertyValues(
              "enrollment.public-url=https://enroll.example.com/",
              "enrollment.microsoft.cloud=us-gov",
              "enrollment.microsoft.tenant-id=" + FakeCloud.OWN,
              "enrollment.microsoft.client-id=app-1");

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(PublicAddress.class)
  static class Address {}

  @Test
  void offersTheDirectory() {
    application
        .withPropertyValues("enrollment.microsoft.client-secret=" + FakeCloud.SECRET)
        .run(
            context ->
                assertThat(
                        context
                            .getBean(TenantConsent.class)
                            .consentLink(FakeCloud.TENANT, Access.WRITE, "s"))
                    .startsWith("https://login.microsoftonline.us/" + FakeCloud.TENANT)
                    .contains("scope=https%3A%2F%2Fgraph.microsoft.us%2F.default")
                    .contains(
                        "redirect_uri=https%3A%2F%2Fenroll.example.com%2Fconsent%2Fcallback"));
  }

  @Test
  void doesNotStartWithoutACredential() {
    application.run(
        context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("No credential is set. Set exactly one of"));
  }
}
