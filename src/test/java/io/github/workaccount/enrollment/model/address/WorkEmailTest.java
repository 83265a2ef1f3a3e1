package io.github.workaccount.enrollment.model.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.model.Texts;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkEmailTest {

  @Provide
  Arbitrary<String> typed() {
    return Texts.typed();
  }

  @Provide
  Arbitrary<String> addresses() {
    return Texts.addresses();
  }

  @Property
  void refusesAnythingElseWithAReason(@ForAll("typed") String text) {
    try {
      assertThat(read(text).value()).contains("@").hasSizeLessThanOrEqualTo(318);
    } catch (InvalidValue e) {
      assertThat(e.getMessage()).isNotBlank();
      assertThat(e.rule()).isNotBlank();
    }
  }

  @Property
  void readsWhatItPrints(@ForAll("addresses") String text) {
    WorkEmail email;
    try {
      email = read(text);
    } catch (InvalidValue e) {
      return;
    }
    assertThat(read(email.toString())).isEqualTo(email);
    assertThat(email.domain()).isEqualTo(new DomainName(email.domain().value()));
  }

  @ParameterizedTest
  @CsvSource({
    "kim@contoso.com, kim@contoso.com",
    "' Kim.Abel@CONTOSO.com ', Kim.Abel@contoso.com",
    "o'neil+x@contoso.co.uk, o'neil+x@contoso.co.uk",
    "jürgen@bücher.example, jürgen@xn--bcher-kva.example"
  })
  void readsAddressesAsPeopleTypeThem(String typed, String canonical) {
    assertThat(read(typed).value()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "kim",
        "@contoso.com",
        "kim@",
        "kim@contoso",
        "kim@@contoso.com",
        ".kim@contoso.com",
        "kim.@contoso.com",
        "k..im@contoso.com",
        "k im@contoso.com",
        "kim\n@contoso.com",
        "\"kim\"@contoso.com",
        "Kim <kim@contoso.com>",
        "kim@contoso.com, alex@contoso.com",
        "kim@[192.168.0.1]",
        "kim@192.168.0.1",
        "mailto:kim@contoso.com"
      })
  void refusesWhatIsNoAddress(String typed) {
    assertThatThrownBy(() -> read(typed)).isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 300})
  void refusesALocalPartThatIsTooLong(int length) {
    assertThatThrownBy(() -> read("k".repeat(length) + "@contoso.com"))
        .isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'', address-syntax, Give an e-mail address",
    "kim, address-syntax, has no @",
    "kim\uff20contoso.com, address-syntax, 'the wide sign \"\uff20\"'",
    "kim\ufe6bcontoso.com, address-syntax, 'the wide sign \"\ufe6b\"'",
    "k\u00a0im@contoso.com, address-syntax, a space",
    "k\u200cim@contoso.com, address-syntax, invisible character",
    "kim@con\u200ctoso.com, domain-syntax, not at that place",
    "@contoso.com, address-syntax, nothing before the @",
    "kim@, address-syntax, no domain after the @",
    "'kim@contoso.com, al@contoso.com', address-syntax, one address",
    "'Kim <kim@contoso.com>', address-syntax, without a name",
    "k..im@contoso.com, address-syntax, two dots",
    "'k im@contoso.com', address-syntax, a space",
    "'kim(x)@contoso.com', address-syntax, may not have \"(\"",
    "☃@contoso.com, address-syntax, may not have \"☃\"",
    "'\"kim abel\"@contoso.com', quoted-local-part, quotation marks",
    "'\"k@im\"@contoso.com', quoted-local-part, Give a plain address",
    "kim@[192.168.0.1], ip-literal, company's own domain",
    "kim@[IPv6:2001:db8::1], ip-literal, company's own domain",
    "kim@192.168.0.1, ip-literal, IP address",
    "kim@contoso, single-label, it has no dot",
    "kim@localhost, single-label, it has no dot",
    "kim@contoso..com, domain-syntax, nothing between them",
    "kim@-contoso.com, domain-syntax, hyphen",
    "kim@con_toso.com, domain-syntax, may not have",
    "kim@i❤.ws, domain-syntax, ❤",
    "kim@xn--a.com, domain-syntax, xn--"
  })
  void saysWhichRuleOfFormIsBrokenAndHow(String typed, String rule, String reason) {
    assertThatThrownBy(() -> read(typed))
        .isInstanceOfSatisfying(
            InvalidValue.class, refused -> assertThat(refused.rule()).isEqualTo(rule))
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "KIM@Contoso.COM., KIM@contoso.com",
    "kim+partner@contoso.com, kim+partner@contoso.com",
    "kim@bücher.de, kim@xn--bcher-kva.de",
    "用户@例子.广告, 用户@xn--fsqu00a.xn--4rr70v",
    "अजय@डाटा.भारत, अजय@xn--c2bd1gb.xn--h2brj9c",
    "ju\u0308rgen@contoso.com, jürgen@contoso.com",
    "kim@نامه\u200cای.com, kim@xn--mgba3gch31f060k.com",
    "kim@xn--mgba3gch31f060k.com, kim@xn--mgba3gch31f060k.com",
    "نامه\u200cای@contoso.com, نامه\u200cای@contoso.com",
    "'\u00a0kim@contoso.com\u00a0', kim@contoso.com",
    "\u3000kim@contoso.com\u2007, kim@contoso.com",
    "\u2009kim@contoso.com\u202f, kim@contoso.com"
  })
  void keepsTheLocalPartAndMakesTheDomainCanonical(String typed, String canonical) {
    assertThat(read(typed).value()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "kim@\ufb01rma.com, kim@firma.com",
    "kim@\uff43ontoso.com, kim@contoso.com",
    "kim@straße\u2024de, ",
    "' kim@Contoso.COM. ', ",
    "kim@BÜCHER.de, ",
    "kim@xn--bcher-kva.de, ",
    "kim, "
  })
  void saysWhatAnAddressBecameWhereThatIsMoreThanAnotherCase(String typed, String became) {
    assertThat(WorkEmail.readAs(typed, TestAddresses.TEXT).orElse(null)).isEqualTo(became);
  }

  @ParameterizedTest
  @CsvSource({"32, true", "33, false"})
  void countsBytesNotLetters(int letters, boolean fits) {
    String typed = "ü".repeat(letters) + "@contoso.com";

    if (fits) {
      assertThat(read(typed).localPart()).hasSize(letters);
    } else {
      assertThatThrownBy(() -> read(typed)).hasMessageContaining("64 bytes");
    }
  }

  private static WorkEmail read(String typed) {
    return WorkEmail.parse(typed, TestAddresses.TEXT);
  }
}
