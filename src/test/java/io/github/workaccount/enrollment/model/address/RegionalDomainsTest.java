package io.github.workaccount.enrollment.model.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.model.Texts;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionalDomainsTest {

  private final RegionalDomains domains = new RegionalDomains(TestAddresses.TEXT);

  @ParameterizedTest
  @CsvSource({
    "contoso.uk, US, contoso.com contoso.us contoso.net contoso.org",
    "contoso.co.uk, DE, contoso.de contoso.com contoso.net contoso.org",
    "emea.contoso.fr, GB, contoso.co.uk contoso.uk contoso.com contoso.net contoso.org",
    "contoso.de, JP, contoso.co.jp contoso.jp contoso.com contoso.net contoso.org",
    "contoso.us, BR, contoso.com.br contoso.com contoso.net contoso.org",
    "xn--bcher-kva.at, DE, xn--bcher-kva.de xn--bcher-kva.com xn--bcher-kva.net xn--bcher-kva.org"
  })
  void suggestsTheNameUnderTheHeadquartersAndGenericSuffixes(
      String domain, String headquarters, String suggested) {
    assertThat(domains.suggestions(new DomainName(domain), headquarters))
        .extracting(DomainName::value)
        .containsExactly(suggested.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "contoso.com, ''",
    "emea.contoso.co.uk, contoso.co.uk",
    "it.emea.contoso.com, emea.contoso.com contoso.com",
    "h.g.f.e.d.c.b.contoso.com, g.f.e.d.c.b.contoso.com f.e.d.c.b.contoso.com e.d.c.b.contoso.com d.c.b.contoso.com contoso.com"
  })
  void knowsTheDomainsAboveASubdomainUpToTheRegisteredOne(String domain, String above) {
    assertThat(domains.above(new DomainName(domain)))
        .extracting(DomainName::value)
        .containsExactly(above.isEmpty() ? new String[0] : above.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "contoso.com, DE",
    "contoso.shop, DE",
    "contoso.de, DE",
    "mail.contoso.de, DE",
    "contoso.co.uk, GB",
    "contoso.uk, GB",
    "co.uk, DE"
  })
  void suggestsNothingForWhatIsNoOtherCountrys(String domain, String headquarters) {
    assertThat(domains.suggestions(new DomainName(domain), headquarters)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "contoso.com, contoso.com",
    "emea.contoso.com, contoso.com",
    "a.b.contoso.co.uk, contoso.co.uk",
    "contoso.github.io, contoso.github.io",
    "team.contoso.github.io, contoso.github.io",
    "co.uk, co.uk",
    "a.contoso.nosuchtop, contoso.nosuchtop",
    "a.xn--e1afmkfd.xn--p1ai, xn--e1afmkfd.xn--p1ai",
    "a.xn--fsqu00a.xn--55qx5d.cn, xn--fsqu00a.xn--55qx5d.cn"
  })
  void findsTheRegisteredDomain(String domain, String registered) {
    assertThat(domains.registrable(new DomainName(domain)).value()).isEqualTo(registered);
  }

  @Provide
  Arbitrary<String> domains() {
    return Texts.domains();
  }

  @Provide
  Arbitrary<String> countries() {
    return Arbitraries.of(java.util.Locale.getISOCountries());
  }

  @Property
  void suggestsFewAndNeverTheDomainItself(
      @ForAll("domains") String typed, @ForAll("countries") String headquarters) {
    DomainNameTest.read(typed)
        .ifPresent(
            domain -> {
              List<DomainName> suggested = domains.suggestions(domain, headquarters);
              assertThat(suggested)
                  .hasSizeLessThanOrEqualTo(5)
                  .doesNotHaveDuplicates()
                  .doesNotContain(domain, domains.registrable(domain));
            });
  }

  @Property
  void findsARegisteredDomainThatIsItsOwn(@ForAll("domains") String typed) {
    DomainNameTest.read(typed)
        .ifPresent(
            domain -> {
              DomainName registered = domains.registrable(domain);
              assertThat("." + domain).endsWith("." + registered);
              assertThat(domains.registrable(registered)).isEqualTo(registered);
            });
  }
}
