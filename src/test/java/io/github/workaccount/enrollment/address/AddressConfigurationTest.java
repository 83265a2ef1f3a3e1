package io.github.workaccount.enrollment.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.model.address.AddressRules;
import io.github.workaccount.enrollment.model.address.RegionalDomains;
import io.github.workaccount.enrollment.model.request.RequestForm;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class AddressConfigurationTest {

  private final ApplicationContextRunner product =
      new ApplicationContextRunner()
          .withUserConfiguration(AddressConfiguration.class, Properties.class);

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(AddressProperties.class)
  static class Properties {}

  @Test
  void startsWithEmptyLists() {
    product
        .withPropertyValues("enrollment.address.allow=", "enrollment.address.deny=")
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(RequestForm.class)
                    .hasSingleBean(RegionalDomains.class));
  }

  @Test
  void takesListsFromTheConfiguration() {
    product
        .withPropertyValues("enrollment.address.allow=web.de, GMX.de")
        .run(
            context ->
                assertThat(context.getBean(AddressRules.class).check("kim@gmx.de").value())
                    .isEqualTo("kim@gmx.de"));
  }

  @Test
  void doesNotStartWithWhatIsNoDomain() {
    product
        .withPropertyValues("enrollment.address.allow[0]=web")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("\"web\" is not a whole domain name"));
  }
}
