package io.github.workaccount.enrollment.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.model.address.AddressRules;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class AddressListsTest {

  private static final AddressRules RULES = rules(List.of(), List.of());

  @ParameterizedTest
  @EnumSource(
      value = ListFile.class,
      names = {"PERSONAL", "SUPPLEMENT", "DISPOSABLE"})
  void listsCanonicalDomainsOnlySinceAnyOtherWouldNeverMatch(ListFile file) throws IOException {
    assertThat(file.read()).hasSizeGreaterThan(50).allSatisfy(DomainName::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "personal-providers",
        "disposable-providers",
        "supplement",
        "companies",
        "role-names",
        "special-use-domains"
      })
  void saysWhereEachListComesFrom(String name) throws IOException {
    String text =
        new ClassPathResource("address/" + name + ".txt")
            .getContentAsString(StandardCharsets.UTF_8);

    assertThat(text.lines().limit(10).filter(line -> line.startsWith("# ")))
        .anyMatch(line -> line.startsWith("# Source: "))
        .anyMatch(line -> line.startsWith("# License"))
        .anyMatch(line -> line.matches("# Date: \\d{4}-\\d{2}-\\d{2}"))
        .anyMatch(line -> line.startsWith("# Refresh: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "outlook.de",
        "hotmail.com",
        "hotmail.co.uk",
        "live.com.au",
        "live.fr",
        "msn.com",
        "yahoo.com",
        "yahoo.co.jp",
        "ymail.com",
        "aol.com",
        "icloud.com",
        "me.com",
        "proton.me",
        "protonmail.com",
        "pm.me",
        "tutanota.com",
        "gmx.de",
        "gmx.at",
        "gmx.net",
        "web.de",
        "t-online.de",
        "freenet.de",
        "mailbox.org",
        "posteo.de",
        "orange.fr",
        "laposte.net",
        "libero.it",
        "telefonica.net",
        "sapo.pt",
        "ziggo.nl",
        "telenet.be",
        "bluewin.ch",
        "wp.pl",
        "onet.pl",
        "seznam.cz",
        "freemail.hu",
        "abv.bg",
        "ukr.net",
        "mail.ru",
        "yandex.ru",
        "yandex.com",
        "qq.com",
        "163.com",
        "126.com",
        "sina.com",
        "aliyun.com",
        "naver.com",
        "hanmail.net",
        "nifty.com",
        "rediffmail.com",
        "uol.com.br",
        "bol.com.br",
        "comcast.net",
        "btinternet.com",
        "bigpond.com",
        "xtra.co.nz",
        "walla.co.il",
        "mynet.com",
        "fastmail.com",
        "hey.com",
        "duck.com",
        "mailinator.com",
        "guerrillamail.com",
        "yopmail.com",
        "10minutemail.com",
        "temp-mail.org"
      })
  void knowsProvidersOfTheWholeWorld(String domain) {
    assertThatThrownBy(() -> RULES.check("kim@" + domain))
        .isInstanceOfSatisfying(
            InvalidValue.class, refused -> assertThat(refused.rule()).isEqualTo("R1"));
    assertThatThrownBy(() -> RULES.check("kim@mail." + domain))
        .isInstanceOfSatisfying(
            InvalidValue.class, refused -> assertThat(refused.rule()).isEqualTo("R1"));
  }

  @Test
  void tellsThrowAwayAddressesFromPersonalOnes() {
    assertThatThrownBy(() -> RULES.check("kim@mailinator.com"))
        .hasMessageContaining("disposable addresses");
    assertThatThrownBy(() -> RULES.check("kim@gmail.com")).hasMessageContaining("personal mail");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contoso.com",
        "contoso.co.uk",
        "fabrikam.com",
        "northwindtraders.com",
        "adatum.com",
        "litware.com",
        "treyresearch.net",
        "proseware.com",
        "woodgrovebank.com",
        "tailspintoys.com",
        "wingtiptoys.com",
        "adventure-works.com",
        "wideworldimporters.com",
        "fourthcoffee.com",
        "relecloud.com",
        "microsoft.com",
        "siemens.com",
        "sap.com",
        "toyota.co.jp",
        "samsung.com",
        "tencent.com",
        "orange.com",
        "verizon.com",
        "comcast.com",
        "telekom.de",
        "bbva.com"
      })
  void takesCompanies(String domain) {
    assertThat(RULES.check("kim@" + domain).domain().value()).isEqualTo(domain);
    assertThat(RULES.check("kim@emea." + domain).domain().value()).isEqualTo("emea." + domain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"easypost.com", "mailinblack.com", "jump.com", "zamana.com", "xwaretech.net"})
  void takesCompaniesThatTheListsHaveAllTheSame(String domain) {
    assertThat(RULES.check("kim@" + domain).domain().value()).isEqualTo(domain);
  }

  @Test
  void keepsNoExceptionThatTheListsNoLongerNeed() throws IOException {
    Set<String> listed = ListFile.PERSONAL.read();
    listed.addAll(ListFile.DISPOSABLE.read());

    assertThat(listed).containsAll(ListFile.COMPANIES.read());
  }

  @Test
  void saysOfEachExceptionSinceWhenAndWhoSaysSo() throws IOException {
    List<String> lines =
        new ClassPathResource("address/companies.txt")
            .getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .toList();

    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("#")) {
        assertThat(lines.get(i - 1)).matches("# \\d{4}-\\d{2}-\\d{2} .*https://\\S+");
      }
    }
  }

  @Test
  void readsTheInstallationsOwnDomainsAsPeopleTypeThem() {
    AddressRules own = rules(List.of("GMX.de.", "Bücher.de"), List.of("bücher.de", "Contoso.COM"));

    assertThat(own.check("kim@gmx.de").domain().value()).isEqualTo("gmx.de");
    assertThat(own.check("kim@bücher.de").domain().value()).isEqualTo("xn--bcher-kva.de");
    assertThatThrownBy(() -> own.check("kim@contoso.com")).hasMessageContaining("not accepted");
  }

  @Test
  void namesThePropertyThatHasNoDomain() {
    assertThatThrownBy(() -> rules(List.of(), List.of("con toso")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("enrollment.address.deny: ")
        .hasMessageContaining("con toso");
  }

  private static AddressRules rules(List<String> allow, List<String> deny) {
    AddressConfiguration configuration = new AddressConfiguration();
    DomainText text = configuration.domainText();
    try {
      return configuration.addressRules(text, new AddressProperties(allow, deny));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
