package io.github.workaccount.enrollment.dns;

import static io.github.workaccount.enrollment.dns.FakeNet.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.DnsMistake;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are nearly the one, and aliases beside which there can be none. */
@Timeout(20)
class PublishedTextTest {

  private FakeNet net;

  @BeforeEach
  void start() throws IOException {
    net = new FakeNet();
  }

  @AfterEach
  void stop() throws Exception {
    net.close();
  }

  @ParameterizedTest
  @CsvSource({
    "v=spf1 include:spf.protection.outlook.com -all, SPF",
    "v=DMARC1; p=none, DMARC",
    "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEB, DKIM",
    "google-site-verification=abc, what another service looks for",
    "do not touch, which something else may need"
  })
  void keepsWhatIsMergedWithTheValueAndMeansSomething(String rest, String use) throws IOException {
    net.bothServe("@ TXT \"%s %s\"".formatted(VALUE, rest));

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsMistake.Merged.class);
    assertThat(finding.text()).contains("is the right value, merged with other text (" + rest);
    assertThat(finding.advice())
        .startsWith("Give the value a record of its own")
        .contains("Keep the rest (" + rest)
        .contains(use)
        .doesNotContainIgnoringCase("remove");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MS=ms12345678 3600", "MS=ms12345678 TTL 3600", "IN TXT MS=ms12345678"})
  void tellsPartsOfTheEntryFromTheValue(String text) throws IOException {
    net.bothServe("@ TXT \"%s\"".formatted(text), "@ TXT \"v=spf1 -all\"");

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsMistake.Merged.class);
    assertThat(finding.advice())
        .startsWith("Give the value a record of its own")
        .contains("is no part of the value")
        .doesNotContainIgnoringCase("remove");
  }

  @Test
  void removesNoOldValueThatIsMergedWithSomethingElse() throws IOException {
    net.bothServe("@ TXT \"MS=ms99999999 v=spf1 -all\"");

    assertThat(net.lookUp()).isInstanceOf(DnsFinding.AnotherValue.class);
    assertThat(net.lookUp().advice()).contains("other records can stay");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@", "emea"})
  void findsTheMailExchangeToWhichAZonesNameWasAdded(String host) throws IOException {
    net.bothServe(host + " MX 32767 ms12345678.msv1.invalid");
    String name = host.equals("@") ? "contoso.test" : "emea.contoso.test";

    DnsFinding finding = net.lookUp(FakeNet.wantedAt(name));

    assertThat(finding).isInstanceOf(DnsMistake.DoubledTarget.class);
    assertThat(finding.text())
        .contains("names ms12345678.msv1.invalid.contoso.test instead of ms12345678.msv1.invalid");
    assertThat(finding.found()).containsExactly("MX ms12345678.msv1.invalid.contoso.test");
  }

  @Test
  void tellsAnAliasInTheSameZoneAlsoWhereItsTargetHasOtherRecords() throws IOException {
    net.bothServe("emea CNAME web", "web TXT \"v=spf1 -all\"");

    DnsFinding finding = at("emea.contoso.test");

    assertThat(finding).isInstanceOf(DnsMistake.Alias.class);
    assertThat(finding.found()).containsExactly("v=spf1 -all");
    assertThat(finding.advice())
        .contains("Publish the record at web.contoso.test")
        .contains("in the zone contoso.test the host to enter is web)")
        .contains("or replace the CNAME by the records that it leads to")
        .contains("have contoso.test enrolled instead");
  }

  @Test
  void tellsAnAliasOfAnotherZonesName() throws IOException {
    net.bothServe("emea CNAME emea.fabrikam.test.");
    net.registry.with(
        "test.",
        "@ NS ns.nic",
        "ns.nic A 127.0.0.10",
        "contoso NS ns1.contoso",
        "ns1.contoso A 127.0.0.2",
        "fabrikam NS ns3.contoso.test.");
    net.third.with("fabrikam.test.", "@ NS ns3.contoso.test.", "emea TXT MS=ms99999999");

    DnsFinding finding = at("emea.contoso.test");

    assertThat(finding).isInstanceOf(DnsMistake.Alias.class);
    assertThat(finding.zone()).isEqualTo("contoso.test");
    assertThat(finding.advice())
        .contains("Have whoever runs emea.fabrikam.test publish the record there")
        .doesNotContain("host to enter");
  }

  @Test
  void namesThePlaceOfTheValueBesideAnAliasWithoutSendingItThere() throws IOException {
    net.bothServe("emea CNAME web", "web A 192.0.2.1", "@ TXT " + VALUE);

    DnsFinding finding = at("emea.contoso.test");

    assertThat(finding.code()).isEqualTo("alias");
    assertThat(finding.text()).contains("the value is at contoso.test");
    assertThat(finding.advice()).doesNotContain("Move it");
  }

  @Test
  void correctsAnAlmostRightRecordWhereTheAliasLeads() throws IOException {
    net.bothServe("emea CNAME web", "web TXT ms12345678");

    DnsFinding finding = at("emea.contoso.test");

    assertThat(finding).isInstanceOf(DnsMistake.AlmostRight.class);
    assertThat(finding.text()).contains("The record at web.contoso.test is almost right");
    assertThat(finding.advice())
        .endsWith("web.contoso.test, which emea.contoso.test is an alias of.");
  }

  private DnsFinding at(String host) {
    return net.lookUp(new VerificationRecord(host, "TXT", VALUE, 3600));
  }
}
