package io.github.workaccount.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.model.AddressRules;
import io.github.workaccount.enrollment.model.DomainName;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AddressRulesFileTest {

  @Test
  void listsCanonicalDomainsOnlySinceAnyOtherWouldNeverMatch() throws IOException {
    AddressRules rules = new AddressRulesFile().addressRules();

    assertThat(rules.personalProviders())
        .contains("gmail.com", "outlook.com", "web.de", "qq.com")
        .hasSizeGreaterThan(50)
        .allSatisfy(domain -> assertThat(DomainName.parse(domain).value()).isEqualTo(domain));
  }
}
