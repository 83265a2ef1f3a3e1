package io.github.workaccount.enrollment.model.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.model.dns.DnsFinding.AnotherValue;
import io.github.workaccount.enrollment.model.dns.DnsFinding.Failure;
import io.github.workaccount.enrollment.model.dns.DnsFinding.NoAnswer;
import io.github.workaccount.enrollment.model.dns.DnsFinding.NoSuchDomain;
import io.github.workaccount.enrollment.model.dns.DnsFinding.NothingThere;
import io.github.workaccount.enrollment.model.dns.DnsFinding.Proved;
import io.github.workaccount.enrollment.model.dns.DnsMistake.Alias;
import io.github.workaccount.enrollment.model.dns.DnsMistake.AlmostRight;
import io.github.workaccount.enrollment.model.dns.DnsMistake.DoubledTarget;
import io.github.workaccount.enrollment.model.dns.DnsMistake.Merged;
import io.github.workaccount.enrollment.model.dns.DnsMistake.OldValue;
import io.github.workaccount.enrollment.model.dns.DnsMistake.WrongHost;
import io.github.workaccount.enrollment.model.dns.DnsZoneFault.Bogus;
import io.github.workaccount.enrollment.model.dns.DnsZoneFault.DelegationDiffers;
import io.github.workaccount.enrollment.model.dns.DnsZoneFault.SeenBySome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a look for a record says to people: what was found, and one thing to do about it. */
class DnsFindingTest {

  private static final String HOST = "emea.contoso.com";
  private static final DnsLook LOOK =
      new DnsLook(HOST, "contoso.com", "TXT", "MS=ms1", List.of("192.0.2.1:53"), null, null);
  private static final List<String> FOUND = List.of("a text");

  static Stream<Arguments> findings() {
    return Stream.of(
        Arguments.of(new Proved(LOOK, FOUND), "proved", "is there", "Nothing to do"),
        Arguments.of(new NothingThere(LOOK), "nothing-there", "no TXT record", "Publish the"),
        Arguments.of(new AnotherValue(LOOK, FOUND), "another-value", "none with the value", "Add"),
        Arguments.of(new NoSuchDomain(LOOK), "no-such-domain", "knows no domain", "registered"),
        Arguments.of(
            new WrongHost(LOOK, FOUND, "www.contoso.com"),
            "wrong-host",
            "at www.contoso.com, not at",
            "Move it to emea.contoso.com itself."),
        Arguments.of(
            new AlmostRight(LOOK, FOUND, HOST, "quotation marks"),
            "almost-right",
            "differs by quotation marks",
            "exactly the value"),
        Arguments.of(
            new Merged(LOOK, FOUND, HOST, "v=spf1 -all"), "merged", "(v=spf1 -all)", "SPF"),
        Arguments.of(
            new DoubledTarget(LOOK, FOUND, HOST, "ms1.invalid.contoso.com", "ms1.invalid"),
            "almost-right",
            "names ms1.invalid.contoso.com instead of ms1.invalid",
            "to ms1.invalid"),
        Arguments.of(new OldValue(LOOK, FOUND), "old-value", "another time", "another record"),
        Arguments.of(
            new Alias(LOOK, FOUND, "www.example.net", null, null),
            "alias",
            "is an alias (CNAME) of www.example.net",
            "Have whoever runs www.example.net publish"),
        Arguments.of(
            new SeenBySome(LOOK, FOUND, List.of("one"), List.of("two")),
            "seen-by-some",
            "one has the record; two does not",
            "Wait a few minutes"),
        Arguments.of(
            new DelegationDiffers(LOOK, FOUND, List.of("one"), List.of("two")),
            "delegation-differs",
            "to one, but the domain's own servers name two",
            "Publish the record at one"),
        Arguments.of(
            new Bogus(LOOK, FOUND, "expired"), "dnssec-bogus", "(expired)", "signed again"));
  }

  @ParameterizedTest
  @MethodSource("findings")
  void hasAStableNameATextAndAdvice(DnsFinding finding, String code, String text, String advice) {
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.text()).contains(text);
    assertThat(finding.advice()).contains(advice);
    assertThat(finding.isProof()).isEqualTo(code.equals("proved"));
    assertThat(finding.host()).isEqualTo(HOST);
    assertThat(finding.zone()).isEqualTo("contoso.com");
    assertThat(finding.servers()).containsExactly("192.0.2.1:53");
  }

  @ParameterizedTest
  @CsvSource({
    "SERVER_FAILURE, server-failure, asked again by itself",
    "REFUSED, refused, asked again by itself",
    "TIME_OUT, time-out, asked again by itself",
    "TCP_CLOSED, tcp-closed, TCP port 53",
    "STALE, stale-answer, name servers say once they",
    "UNUSABLE, no-answer, asked again by itself"
  })
  void saysWhyNobodyGaveAUsableAnswer(Failure kind, String code, String advice) {
    NoAnswer finding = new NoAnswer(LOOK, kind, "192.0.2.1: nothing");

    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.text()).contains("192.0.2.1: nothing");
    assertThat(finding.advice()).contains(advice);
  }

  @Test
  void addsWhatElseIsKnownOfTheLook() {
    DnsLook noted = LOOK.withNote("One server was asked.").withNote("It was slow.");

    assertThat(new NothingThere(noted).text()).endsWith(" One server was asked. It was slow.");
  }

  @Test
  void saysWhatToEnterInTheZoneAndWhereToClick() {
    assertThat(new NothingThere(LOOK).advice())
        .endsWith("itself. In the zone contoso.com the host to enter is emea.");
    assertThat(new NothingThere(LOOK.in(HOST)).advice())
        .endsWith("the host to enter is @; some providers leave the field empty instead.");
    assertThat(new NothingThere(LOOK.in(null)).advice()).endsWith("itself.");

    DnsProvider provider = new DnsProvider("Example DNS", "Records > Add; name {host}", "@");
    DnsLook there = new DnsLook(HOST, "contoso.com", "TXT", "MS=ms1", List.of(), null, provider);
    assertThat(new NothingThere(there).advice())
        .endsWith("The domain is at Example DNS: Records > Add; name emea.");
  }

  @Test
  void saysWhereARecordBehindAnAliasIs() {
    assertThat(new AlmostRight(LOOK, FOUND, "www.example.net", "a blank").advice())
        .endsWith("The record is at www.example.net, which emea.contoso.com is an alias of.");
  }

  @Test
  void saysWhatToEnterForAnAliasWithinTheZone() {
    assertThat(new Alias(LOOK, FOUND, "www.contoso.com", null, null).advice())
        .contains("(in the zone contoso.com the host to enter is www)");
    assertThat(new Alias(LOOK, FOUND, "contoso.com", null, null).advice())
        .contains("(in the zone contoso.com the host to enter is @)");
    assertThat(new Alias(LOOK, FOUND, "notcontoso.com", null, null).advice())
        .contains("Have whoever runs notcontoso.com publish");
  }

  @Test
  void offersTheDomainAboveAnAliasAndTellsWhereTheValueIs() {
    Alias alias = new Alias(LOOK, FOUND, "www.example.net", "x.contoso.com", "contoso.com");

    assertThat(alias.text()).contains("; the value is at x.contoso.com");
    assertThat(alias.advice()).contains("Or have contoso.com enrolled instead");
    assertThat(new Alias(LOOK, FOUND, "www.example.net", null, null).advice())
        .doesNotContain("enrolled instead");
  }

  @ParameterizedTest
  @CsvSource({
    "v=DMARC1; p=none, DMARC",
    "v=DKIM1; k=rsa, a DKIM key",
    "other-site-verification=abc, what another service looks for",
    "hello, which something else may need"
  })
  void tellsWhatTheRestOfAMergedTextIsFor(String rest, String use) {
    assertThat(new Merged(LOOK, FOUND, HOST, rest).advice())
        .contains("Keep the rest (%s), %s".formatted(rest, use));
  }

  @Test
  void hasNothingKeptThatIsNoPartOfTheValue() {
    assertThat(new Merged(LOOK, FOUND, HOST, "3600 IN TXT").advice())
        .contains("What is besides in its text (3600 IN TXT) is no part of the value.");
  }
}
