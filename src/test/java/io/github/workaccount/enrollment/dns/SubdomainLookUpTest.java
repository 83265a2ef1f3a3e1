package io.github.workaccount.enrollment.dns;

import static io.github.workaccount.enrollment.dns.FakeNet.SERVERS;
import static io.github.workaccount.enrollment.dns.FakeNet.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.DnsMistake;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people do with the record of a subdomain, in the zone of its domain or in one of its own.
 */
@Timeout(20)
class SubdomainLookUpTest {

  private static final String EMEA = "emea.contoso.test";

  private FakeNet net;

  @BeforeEach
  void start() throws IOException {
    net = new FakeNet();
  }

  @AfterEach
  void stop() throws Exception {
    net.close();
  }

  @Test
  void tellsWhatToEnterForAHostInTheZoneOfItsDomain() throws IOException {
    net.bothServe("emea MX 10 mail");

    DnsFinding finding = at(EMEA);

    assertThat(finding).isInstanceOf(DnsFinding.NothingThere.class);
    assertThat(finding.zone()).isEqualTo("contoso.test");
    assertThat(finding.advice())
        .contains("In the zone contoso.test the host to enter is emea.")
        .doesNotContain("@");
  }

  @Test
  void tellsTheZoneOfAHostThatHasOtherRecordsOrNoneAtAll() throws IOException {
    net.bothServe("emea TXT \"v=spf1 -all\"");

    assertThat(at(EMEA).zone()).isEqualTo("contoso.test");
    assertThat(at("west.emea.contoso.test").advice()).contains("to enter is west.emea.");
  }

  @Test
  void offersTheTopsSignOnlyAtTheTopOfAZone() throws IOException {
    net.bothServe("@ MX 10 mail");

    assertThat(net.lookUp().advice()).contains("In the zone contoso.test the host to enter is @");
  }

  @Test
  void offersTheTopsSignAtTheTopOfASubdomainsOwnZone() throws IOException {
    net.cutOutEmea(List.of());

    assertThat(at(EMEA).zone()).isEqualTo(EMEA);
    assertThat(at(EMEA).advice()).contains("In the zone emea.contoso.test the host to enter is @");
  }

  @Test
  void seesTheCutWhereOneServerHasTheZonesOnBothSidesOfIt() throws IOException {
    net.bothAnswer(
        new FakeZones()
            .with("contoso.test.", SERVERS, "emea NS ns1\nemea NS ns2")
            .with("emea.contoso.test.", "@ NS ns1.contoso.test.", "@ TXT \"v=spf1 -all\""));

    assertThat(at(EMEA).zone()).isEqualTo(EMEA);
    assertThat(at("west." + EMEA).zone()).isEqualTo(EMEA);
  }

  @Test
  void findsTheZoneThroughAResolverToo() {
    net.resolver.with("emea.contoso.test. TXT other", "contoso.test. SOA ns1. a. 1 1 1 1 1");

    DnsFinding finding = net.lookUpThroughResolvers(FakeNet.wantedAt("contoso.test"));

    assertThat(finding.zone()).isEqualTo("contoso.test");
  }

  @Test
  void knowsNoZoneOfADomainThatNobodyRegistered() {
    DnsFinding finding = at("nowhere.test");

    assertThat(finding).isInstanceOf(DnsFinding.NoSuchDomain.class);
    assertThat(finding.zone()).isNull();
  }

  @Test
  void namesTheHostAtTheProviderToo() throws IOException {
    net.delegateTo("ada.ns.cloudflare.com.", "bob.ns.cloudflare.com.");
    net.resolver.with("ada.ns.cloudflare.com. A 127.0.0.2", "bob.ns.cloudflare.com. A 127.0.0.3");
    String servers = "@ NS ada.ns.cloudflare.com.\n@ NS bob.ns.cloudflare.com.";
    net.bothAnswer(new FakeZones().with("contoso.test.", servers, "emea MX 10 mail"));

    assertThat(at(EMEA).advice()).endsWith("Add record; type TXT, name emea.");
    assertThat(net.lookUp().advice()).endsWith("Add record; type TXT, name @.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "west.emea.contoso.test.contoso.test",
        "west.emea.contoso.test.emea.contoso.test",
        "west.emea.contoso.test.west.emea.contoso.test",
        "west.emea.west.emea.contoso.test",
        "west.west.emea.contoso.test",
        "emea.contoso.test",
        "contoso.test"
      })
  void findsTheValueWhereverItWasPutBetweenTheHostAndTheTopOfTheZone(String place)
      throws IOException {
    net.bothServe("west.emea A 192.0.2.1", place + ". TXT " + VALUE);

    DnsFinding finding = at("west.emea.contoso.test");

    assertThat(finding).isInstanceOf(DnsMistake.WrongHost.class);
    assertThat(finding.text())
        .contains("it is at %s, not at west.emea.contoso.test".formatted(place));
    assertThat(finding.advice()).contains("the host to enter is west.emea.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"contoso.test", "emea.contoso.test.contoso.test"})
  void findsTheValueInTheZoneThatTheHostsZoneWasCutOutOf(String place) throws IOException {
    net.cutOutEmea(List.of(place + ". TXT " + VALUE), "@ MX 10 mail");

    DnsFinding finding = at(EMEA);

    assertThat(finding).isInstanceOf(DnsMistake.WrongHost.class);
    assertThat(finding.text())
        .contains("it is at %s in the zone contoso.test, not at".formatted(place))
        .contains("emea.contoso.test is a zone of its own")
        .contains("these servers answer: ns3.contoso.test;");
  }

  @Test
  void saysThatAHostIsAZoneOfItsOwnWhereTheUpperZoneHidesTheValue() throws IOException {
    net.cutOutEmea(List.of("emea TXT " + VALUE), "@ MX 10 mail");

    assertThat(at(EMEA)).isInstanceOf(DnsFinding.NothingThere.class);
    assertThat(at(EMEA).text())
        .contains("these servers answer: ns3.contoso.test; what stands for it in the zone above");
  }

  private DnsFinding at(String host) {
    return net.lookUp(new VerificationRecord(host, "TXT", VALUE, 3600));
  }
}
