package io.github.workaccount.enrollment.sandbox.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.address.TestAddresses;
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
    assertThat(DomainNames.normalize("ab--cd.BÜCHER.example"))
        .contains("ab--cd.xn--bcher-kva.example");
    assertThat(DomainNames.normalize("_dnsauth.contoso.com")).contains("_dnsauth.contoso.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "straße.de",
        "FAẞ.de",
        "βόλος.com",
        "contoso。ＣＯＭ",
        "نامه\u200cای.com",
        "ab--cd.bücher.de",
        "İ.com"
      })
  void mapsNamesAsTheProductDoes(String typed) {
    assertThat(DomainNames.normalize(typed)).contains(TestAddresses.TEXT.toAscii(typed));
  }

  @Test
  void tellsASharpSFromTwo() {
    assertThat(DomainNames.normalize("straße.de")).contains("xn--strae-oqa.de");
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
