package io.github.workaccount.enrollment.model.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.model.Texts;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

  @Provide
  Arbitrary<String> typed() {
    return Texts.typed();
  }

  @Provide
  Arbitrary<String> domains() {
    return Texts.domains();
  }

  @Property
  void refusesAnythingElseWithAReason(@ForAll("typed") String text) {
    try {
      assertThat(TestAddresses.TEXT.read(text).value()).contains(".");
    } catch (InvalidValue e) {
      assertThat(e).hasMessageContaining("domain name");
    }
  }

  @Property
  void acceptsOnlyCanonicalNames(@ForAll("domains") String text) {
    read(text)
        .ifPresent(
            domain -> {
              assertThat(domain.value()).isEqualTo(domain.value().toLowerCase(Locale.ROOT));
              assertThat(domain.value()).matches("\\p{ASCII}{1,253}").doesNotEndWith(".");
              assertThat(domain.value().split("\\.")).hasSizeGreaterThan(1);
            });
  }

  @Property
  void readsWhatItPrints(@ForAll("domains") String text) {
    read(text)
        .ifPresent(
            domain -> assertThat(TestAddresses.TEXT.read(domain.toString())).isEqualTo(domain));
  }

  @Property
  void doesNotCareForCaseOrATrailingDot(@ForAll("domains") String text) {
    read(text)
        .ifPresent(
            domain ->
                assertThat(TestAddresses.TEXT.read(domain.value().toUpperCase(Locale.ROOT) + "."))
                    .isEqualTo(domain));
  }

  @ParameterizedTest
  @CsvSource({
    "contoso.com, contoso.com",
    "' Contoso.COM. ', contoso.com",
    "bücher.example, xn--bcher-kva.example",
    "BÜCHER.example, xn--bcher-kva.example",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "contoso。com, contoso.com",
    "straße.de, xn--strae-oqa.de",
    "faß.de, xn--fa-hia.de",
    "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
    "βόλος.com, xn--nxasmm1c.com",
    "日本語。ＪＰ, xn--wgv71a119e.jp",
    "ab--cd.de, ab--cd.de",
    "ab--cd.bücher.de, ab--cd.xn--bcher-kva.de",
    "bücher.ab--cd.de, xn--bcher-kva.ab--cd.de",
    "AB--CD.xn--bcher-kva.de, ab--cd.xn--bcher-kva.de",
    "r3---sn.contoso.рф, r3---sn.contoso.xn--p1ai",
    "نامه\u200cای.com, xn--mgba3gch31f060k.com",
    "क्\u200dष.com, xn--11b2ezcw70k.com",
    "'\u00a0contoso.com\u2003', contoso.com",
    "\u3000contoso.com\u202f, contoso.com",
    "a.b.c.co.uk, a.b.c.co.uk"
  })
  void readsDomainsAsPeopleTypeThem(String typed, String canonical) {
    assertThat(TestAddresses.TEXT.read(typed).value()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "contoso",
        "contoso..com",
        ".contoso.com",
        "-contoso.com",
        "contoso-.com",
        "con_toso.com",
        "con toso.com",
        "contoso.com/x",
        "contoso.com'",
        "192.168.0.1",
        "[::1]",
        "contoso.c",
        "contoso.-com",
        "contoso.com..",
        "a.com\u0000",
        "i❤.ws",
        "☃.net",
        "\u0301a.com",
        "l·a.com",
        "xn--a.com",
        "xn--ls8h.la",
        "שלוםabc.com",
        "a\u200db.com",
        "con\u200ctoso.com",
        "क\u200dष.com",
        "ab--cü.de",
        "ab--cü.contoso.de",
        "xn--ab--c-ova.de",
        "con\u00a0toso.com"
      })
  void refusesWhatIsNoDomain(String typed) {
    assertThatThrownBy(() -> TestAddresses.TEXT.read(typed)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ab--cd.xn--bcher-kva.de, ab--cd.bücher.de",
    "xn--bcher-kva.ab--cd.de, bücher.ab--cd.de",
    "xn--strae-oqa.de, straße.de",
    "contoso.com, contoso.com"
  })
  void writesEachLabelAsPeopleDo(String canonical, String unicode) {
    assertThat(TestAddresses.TEXT.toUnicode(new DomainName(canonical))).isEqualTo(unicode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Contoso.com", "contoso.com.", "bücher.example", "contoso.-com", "a.b-"})
  void takesNothingButCanonicalTextAsItIs(String text) {
    assertThatThrownBy(() -> new DomainName(text)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "contoso.onmicrosoft.com, true",
    "contoso.mail.onmicrosoft.com, true",
    "contoso.com, false",
    "notonmicrosoft.com, false",
    "onmicrosoft.com.contoso.com, false"
  })
  void knowsInitialDomains(String domain, boolean initial) {
    assertThat(new DomainName(domain).isInitialDomain()).isEqualTo(initial);
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 250})
  void refusesLabelsAndNamesThatAreTooLong(int length) {
    assertThatThrownBy(() -> TestAddresses.TEXT.read("a".repeat(length) + ".com"))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> TestAddresses.TEXT.read("ab.".repeat(84) + "com"))
        .isInstanceOf(InvalidValue.class);
  }

  static Optional<DomainName> read(String text) {
    try {
      return Optional.of(TestAddresses.TEXT.read(text));
    } catch (InvalidValue e) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contoso.onmicrosoft.com",
        "contoso.onmicrosoft.us",
        "contoso.partner.onmschina.cn",
        "contoso.onmicrosoft.de"
      })
  void knowsTheInitialDomainsOfEachCloud(String name) {
    assertThat(new DomainName(name).isInitialDomain()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"onmicrosoft.com", "contosoonmicrosoft.com", "contoso.com"})
  void takesNoOtherDomainForAnInitialOne(String name) {
    assertThat(new DomainName(name).isInitialDomain()).isFalse();
  }
}
