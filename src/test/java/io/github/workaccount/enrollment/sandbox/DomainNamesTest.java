package io.github.workaccount.enrollment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNamesTest {

  @Test
  void bringsNamesToLowerCaseAscii() {
    assertThat(DomainNames.normalize(" Contoso.COM. ")).contains("contoso.com");
    assertThat(DomainNames.normalize("bücher.example")).contains("xn--bcher-kva.example");
    assertThat(DomainNames.normalize("_dnsauth.contoso.com")).contains("_dnsauth.contoso.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "contoso", "a b.com", "-a.com", "a..com", "a.1", "x'y.com", "../x.com"})
  void refusesWhatIsNoDomain(String text) {
    assertThat(DomainNames.normalize(text)).isEmpty();
  }

  @Property(tries = 300)
  void neverFailsAndKeepsWhatItHasNormalized(@ForAll String text) {
    DomainNames.normalize(text)
        .ifPresent(name -> assertThat(DomainNames.normalize(name)).contains(name));
  }
}
