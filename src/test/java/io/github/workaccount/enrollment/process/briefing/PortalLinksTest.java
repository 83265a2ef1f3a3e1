package io.github.workaccount.enrollment.process.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PortalLinksTest {

  @ParameterizedTest
  @CsvSource({
    "sandbox, https://entra.microsoft.com/",
    "global, https://entra.microsoft.com/",
    "us-gov, https://entra.microsoft.us/",
    "us-dod, https://entra.microsoft.us/",
    "china, https://portal.azure.cn/"
  })
  void leadsToThePortalOfTheCloud(String cloud, String portal) {
    PortalLinks links = links(Map.of("enrollment.portal.cloud", cloud));

    assertThat(links.entraDomains()).startsWith(portal).endsWith("DomainsList.ReactView");
    assertThat(links.createTenant()).startsWith(portal).endsWith("TenantOverview.ReactView");
  }

  @Test
  void whatIsConfiguredWins() {
    PortalLinks links =
        links(
            Map.of(
                "enrollment.portal.cloud", "global",
                "enrollment.portal.entra-domains", "https://portal.example.com/domains"));

    assertThat(links.entraDomains()).isEqualTo("https://portal.example.com/domains");
  }

  private static PortalLinks links(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bind("enrollment.portal", PortalLinks.class)
        .get();
  }
}
