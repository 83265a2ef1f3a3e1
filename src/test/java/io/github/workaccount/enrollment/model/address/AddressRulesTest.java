package io.github.workaccount.enrollment.model.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.model.Texts;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  private final AddressRules rules = TestAddresses.rules(Set.of("gmail.com", "web.de"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kim@contoso.com",
        "kim@contoso.co.uk",
        "kim@mail.contoso.com",
        "kim@notgmail.com",
        "infoster@contoso.com",
        "kim.admin@contoso.com",
        "kim+info@contoso.com"
      })
  void takesAPersonsAddressAtACompany(String address) {
    assertThat(rules.check(address).value()).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "kim@gmail.com, R1, your company gave you",
    "Kim@GMAIL.com., R1, your company gave you",
    "kim@web.de, R1, your company gave you",
    "info@gmail.com, R1, your company gave you",
    "info@contoso.com, R3, a person's address",
    "INFO@contoso.com, R3, a person's address",
    "admin@contoso.com, R3, a person's address",
    "email@contoso.com, R3, a person's address",
    "marketing@contoso.com, R3, a person's address",
    "no-reply@contoso.com, R3, a person's address",
    "kim@contoso.onmicrosoft.com, R4, at the company's own domain",
    "info@contoso.onmicrosoft.com, R4, at the company's own domain",
    "kim@contoso.mail.OnMicrosoft.com, R4, at the company's own domain"
  })
  void namesTheRuleThatAnAddressBreaksAndWhatToDo(String address, String rule, String advice) {
    assertThatThrownBy(() -> rules.check(address))
        .isInstanceOfSatisfying(
            InvalidValue.class, refused -> assertThat(refused.rule()).isEqualTo(rule))
        .hasMessageContaining(advice);
  }

  @ParameterizedTest
  @CsvSource({
    "kim@contoso.test, special-use, reserved",
    "kim@example.com, special-use, reserved",
    "kim@mail.example.org, special-use, reserved",
    "kim@contoso.local, special-use, reserved",
    "kim@contoso.internal, special-use, reserved",
    "kim@contoso.onion, special-use, reserved",
    "kim@co.uk, public-suffix, such as contoso.co.uk",
    "kim@github.io, public-suffix, no company's own",
    "kim@c\u043entoso.com, look-alike, mixes Latin and Cyrillic letters and looks like contoso.com",
    "kim@xn--cntoso-wqf.com, look-alike, looks like contoso.com",
    "kim@\u0430\u0440\u0440\u04cf\u0435.com, look-alike, is written in Cyrillic letters and looks like apple.com",
    "k\u0456m@contoso.com, look-alike, looks like kim",
    "kim@kawasaki.jp, public-suffix, such as contoso.kawasaki.jp",
    "kim@sch.uk, public-suffix, no company's own",
    "kim@mi\u0307crosoft.com, look-alike, has a mark that hides in its letter and looks like microsoft.com",
    "kim@xn--microsoft-6jf.com, look-alike, looks like microsoft.com",
    "kim@\u0130stanbul.com, look-alike, looks like istanbul.com",
    "kim@ab--cd.mi\u0307crosoft.com, look-alike, looks like ab--cd.microsoft.com",
    "kim@fourthcoffee.xn--microsoft-6jf.com, look-alike, a mark that hides",
    "kim@contosol\u0307.com, look-alike, looks like contosol.com",
    "kim@contoso\u0338.com, look-alike, looks like contoso.com",
    "kim@qq\u0301\u0301.com, look-alike, a mark that hides",
    "kim@1\u0967.com, look-alike, mixes digits of several scripts (1 and \u0967)",
    "kim@\u0905\u09671.com, look-alike, mixes digits of several scripts",
    "kim@\u0261oogle.com, look-alike, letters of phonetic writing and looks like google.com",
    "ki\ufe00m@contoso.com, look-alike, has an invisible character and looks like kim",
    "ki\u0307m@contoso.com, look-alike, looks like kim",
    "k1\u0967m@contoso.com, look-alike, mixes digits"
  })
  void namesTheRuleOfFormThatAnAddressBreaks(String address, String rule, String reason) {
    assertThatThrownBy(() -> rules.check(address))
        .isInstanceOfSatisfying(
            InvalidValue.class, refused -> assertThat(refused.rule()).isEqualTo(rule))
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "kim@\u0130stanbul.com, '\u0130stanbul.com, which is read as i\u0307stanbul.com (xn--istanbul-o0e.com), has a mark'",
    "kim@i\u0307stanbul.com, 'i\u0307stanbul.com (xn--istanbul-o0e.com) has a mark'",
    "kim@c\u043entos\uff4f.com, 'c\u043entos\uff4f.com, which is read as c\u043entoso.com (xn--cntoso-wqf.com), mixes'"
  })
  void showsWhatANameBecameThatIsRefused(String address, String shown) {
    assertThatThrownBy(() -> rules.check(address)).hasMessageStartingWith(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "info+kim@contoso.com, R3",
    "No_Reply@contoso.com, R3",
    "no.reply@contoso.com, R3",
    "ＩＮＦＯ@contoso.com, R3",
    "kim@mail.gmail.com, R1",
    "kim@a.b.web.de, R1",
    "kim@throwaway.net, R1",
    "kim@onmicrosoft.com, R4",
    "kim@contoso.onmicrosoft.us, R4",
    "kim@contoso.partner.onmschina.cn, R4"
  })
  void isNotEvadedByTagsCaseOrSubdomains(String address, String rule) {
    assertThatThrownBy(() -> rules.check(address))
        .isInstanceOfSatisfying(
            InvalidValue.class, refused -> assertThat(refused.rule()).isEqualTo(rule));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kim@bücher.de",
        "иван@почта.рф",
        "ооо@ооо.рф",
        "kim@日本sony.jp",
        "иван.kim@contoso.com",
        "kim@exampl.com",
        "kim@\u1eb9\u0301k\u1ecd\u0301.com",
        "kim@yaz\u0131l\u0131m.com",
        "kim@\u0967\u0968\u0915.com",
        "kim@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com",
        "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc@contoso.com",
        "kim@ab--cd.b\u00fccher.de",
        "kim@contoso.c0m"
      })
  void takesOtherAlphabets(String address) {
    assertThat(rules.check(address).localPart())
        .isEqualTo(address.substring(0, address.indexOf('@')));
  }

  @Test
  void showsAnInternationalDomainAsItIsWrittenAndAsItIsStored() {
    AddressRules listing = TestAddresses.rules(Set.of("xn--bcher-kva.de"));

    assertThatThrownBy(() -> listing.check("kim@BÜCHER.de"))
        .hasMessageStartingWith("bücher.de (xn--bcher-kva.de) is a personal mail provider.");
    assertThatThrownBy(() -> rules.check("info@xn--bcher-kva.de"))
        .hasMessageStartingWith("info@bücher.de is a role address");
  }

  @Test
  void letsTheInstallationAllowAndDenyDomainsAndAllowWins() {
    AddressRules own =
        TestAddresses.rules(
            Set.of("gmail.com", "web.de"),
            Set.of("gmail.com", "github.io", "fabrikam.com"),
            Set.of("contoso.com", "fabrikam.com"));

    assertThat(own.check("kim@gmail.com").domain().value()).isEqualTo("gmail.com");
    assertThat(own.check("kim@mail.gmail.com").domain().value()).isEqualTo("mail.gmail.com");
    assertThat(own.check("kim@github.io").domain().value()).isEqualTo("github.io");
    assertThat(own.check("kim@fabrikam.com").domain().value()).isEqualTo("fabrikam.com");
    for (String refused : Set.of("kim@contoso.com", "kim@emea.contoso.com", "kim@web.de")) {
      assertThatThrownBy(() -> own.check(refused))
          .isInstanceOfSatisfying(InvalidValue.class, e -> assertThat(e.rule()).isEqualTo("R1"));
    }
  }

  @Provide
  Arbitrary<String> typed() {
    return Texts.typed();
  }

  @Property
  void eitherTakesAnAddressOrNamesARule(@ForAll("typed") String typed) {
    try {
      WorkEmail email = rules.check(typed);
      assertThat(rules.check(email.value())).isEqualTo(email);
    } catch (InvalidValue e) {
      assertThat(e.rule()).isNotBlank();
      assertThat(e.getMessage()).endsWith(".").hasSizeLessThan(1200);
    }
  }

  @Property
  void judgesSubdomainsAndCaseAsTheProviderItself(
      @ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 1, max = 20) String label) {
    String typed = "kim@" + label.toUpperCase(java.util.Locale.ROOT) + ".Web.DE.";

    assertThatThrownBy(() -> rules.check(typed))
        .isInstanceOfSatisfying(InvalidValue.class, e -> assertThat(e.rule()).isEqualTo("R1"));
  }
}
