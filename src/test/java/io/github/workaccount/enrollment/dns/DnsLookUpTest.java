package io.github.workaccount.enrollment.dns;

import static io.github.workaccount.enrollment.dns.FakeNet.FIRST;
import static io.github.workaccount.enrollment.dns.FakeNet.SECOND;
import static io.github.workaccount.enrollment.dns.FakeNet.SERVERS;
import static io.github.workaccount.enrollment.dns.FakeNet.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.DnsMistake;
import io.github.workaccount.enrollment.model.dns.DnsZoneFault;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** A registry, two servers of a domain, and a resolver that has cached that nothing is there. */
@Timeout(20)
class DnsLookUpTest {

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
  void provesTheRecordWhileTheResolverStillRemembersItsAbsence() throws IOException {
    net.bothServe("@ TXT " + VALUE);

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsFinding.Proved.class);
    assertThat(finding.found()).containsExactly(VALUE);
    assertThat(finding.servers())
        .containsExactlyInAnyOrder("127.0.0.2:" + net.port, "127.0.0.3:" + net.port);
    assertThat(net.resolverServer.asked())
        .noneMatch(question -> question.getType() == Type.TXT)
        .noneMatch(question -> question.getName().toString().equals("contoso.test."));
  }

  @Test
  void findsTheRecordAmongOthersAndJoinsLongTexts() throws IOException {
    net.bothServe(
        "@ TXT \"v=spf1 -all\"", "@ TXT \"MS=ms123\" \"45678\"", "@ TXT " + "x".repeat(200));

    assertThat(net.lookUp()).isInstanceOf(DnsFinding.Proved.class);
  }

  @Test
  void readsAnAnswerThatOnlyFitsIntoTcp() throws IOException {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      many.add("@ TXT \"%s%d\"".formatted("y".repeat(200), i));
    }
    many.add("@ TXT " + VALUE);
    net.bothServe(many.toArray(String[]::new));

    assertThat(net.lookUp()).isInstanceOf(DnsFinding.Proved.class);
    assertThat(net.lookUp().found()).hasSize(20).startsWith(VALUE);
  }

  @Test
  void provesByTheMailExchangeToo() throws IOException {
    net.bothServe("@ MX 32767 MS12345678.msv1.invalid.");

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsFinding.Proved.class);
    assertThat(finding.found()).containsExactly("MX ms12345678.msv1.invalid");
  }

  @Test
  void saysThatNothingIsThere() throws IOException {
    net.bothServe("@ MX 10 mail");

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsFinding.NothingThere.class);
    assertThat(finding.text()).isEqualTo("There is no TXT record at contoso.test yet.");
    assertThat(finding.advice()).contains("at contoso.test itself");
  }

  @Test
  void showsAnotherValue() throws IOException {
    net.bothServe("@ TXT \"v=spf1 -all\"");

    assertThat(net.lookUp()).isInstanceOf(DnsFinding.AnotherValue.class);
    assertThat(net.lookUp().found()).containsExactly("v=spf1 -all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"www", "_dnsauth", "contoso.test", "\\@"})
  void findsTheValueAtTheWrongHost(String host) throws IOException {
    net.bothServe(host + " TXT " + VALUE);

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsMistake.WrongHost.class);
    assertThat(finding.text())
        .contains(
            "it is at %s.contoso.test, not at contoso.test".formatted(host.replace("\\", "")));
  }

  @Test
  void namesAWildcardAsTheWrongHost() throws IOException {
    net.bothServe("* TXT " + VALUE);

    assertThat(net.lookUp().text()).contains("*.contoso.test");
  }

  @Test
  void tellsQuotesSpacesAndLastDots() throws IOException {
    net.bothServe("@ TXT \"\\\"MS=ms12345678. \\\"\"");

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsMistake.AlmostRight.class);
    assertThat(finding.text()).contains("quotation marks and spaces and a dot at its end");
  }

  @Test
  void tellsTheValueOfAnotherEnrollment() throws IOException {
    net.bothServe("@ TXT MS=ms99999999", "@ TXT \"v=spf1 -all\"");

    assertThat(net.lookUp()).isInstanceOf(DnsMistake.OldValue.class);
  }

  @Test
  void tellsWhichServersHaveTheRecordAndWhichDoNot() throws IOException {
    net.serve(FIRST, new FakeZones().with("contoso.test.", SERVERS, "@ TXT " + VALUE));
    net.serve(SECOND, new FakeZones().with("contoso.test.", SERVERS));

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsZoneFault.SeenBySome.class);
    assertThat(finding.text())
        .contains("ns1.contoso.test (127.0.0.2:%d) has the record".formatted(net.port))
        .contains("ns2.contoso.test (127.0.0.3:%d) does not".formatted(net.port));
  }

  @Test
  void provesWithTheServersThatAnswerAndNamesTheOthers() throws IOException {
    net.serve(FIRST, new FakeZones().with("contoso.test.", SERVERS, "@ TXT " + VALUE));
    net.serve(SECOND, (query, tcp) -> FakeZones.failing(query, Rcode.SERVFAIL));

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsFinding.Proved.class);
    assertThat(finding.text()).contains("ns2.contoso.test").contains("failed (SERVFAIL)");
  }

  @Test
  void tellsThatTheRegistryNamesOtherServersThanTheDomain() throws IOException {
    String moved = "@ NS ns3\nns3 A 127.0.0.4";
    net.serve(FIRST, new FakeZones().with("contoso.test.", moved));
    net.serve(SECOND, new FakeZones().with("contoso.test.", moved));
    net.third.with("contoso.test.", moved, "@ TXT " + VALUE);

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsZoneFault.DelegationDiffers.class);
    assertThat(finding.text())
        .contains("to ns1.contoso.test, ns2.contoso.test")
        .contains("name ns3.contoso.test");
  }

  @Test
  void saysThatADomainDoesNotExist() {
    DnsFinding finding = net.lookUp(new VerificationRecord("nowhere.test", "TXT", VALUE, 3600));

    assertThat(finding).isInstanceOf(DnsFinding.NoSuchDomain.class);
  }

  @Test
  void tellsServerFailure() throws IOException {
    net.bothAnswer((query, tcp) -> FakeZones.failing(query, Rcode.SERVFAIL));

    assertThat(net.lookUp().code()).isEqualTo("server-failure");
    assertThat(net.lookUp().text()).contains("ns1.contoso.test").contains("ns2.contoso.test");
  }

  @Test
  void tellsRefusal() throws IOException {
    net.bothAnswer((query, tcp) -> FakeZones.failing(query, Rcode.REFUSED));

    assertThat(net.lookUp().code()).isEqualTo("refused");
  }

  @Test
  void followsADelegatedSubdomainAndAnAlias() throws IOException {
    net.bothServe("shop NS ns3", "ns3 A 127.0.0.4", "login CNAME login.shop");
    net.third.with("shop.contoso.test.", "@ NS ns3.contoso.test.", "login TXT " + VALUE);

    VerificationRecord atShop =
        new VerificationRecord("login.shop.contoso.test", "TXT", VALUE, 3600);
    VerificationRecord atAlias = new VerificationRecord("login.contoso.test", "TXT", VALUE, 3600);

    assertThat(net.lookUp(atShop)).isInstanceOf(DnsFinding.Proved.class);
    assertThat(net.lookUp(atAlias)).isInstanceOf(DnsFinding.Proved.class);
    assertThat(net.lookUp(atAlias).text()).contains("alias of login.shop.contoso.test");
  }

  @Test
  void asksAllServersWhenTheRegistrysServerServesTheDomainToo() throws IOException {
    net.bothServe("@ TXT " + VALUE);
    net.registry.with("contoso.test.", SERVERS);

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsFinding.Proved.class);
    assertThat(finding.servers()).hasSize(2);
  }

  @Test
  void fallsBackToTheResolverAndSaysSoWhenTheServersCannotBeReached() {
    net.resolver.with("contoso.test. TXT " + VALUE);

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsFinding.Proved.class);
    assertThat(finding.text()).contains("Only a resolver could be asked");
    assertThat(finding.servers()).containsExactly("127.0.0.1:" + net.port);
  }

  @Test
  void namesTheProvider() throws IOException {
    net.delegateTo("ada.ns.cloudflare.com.", "bob.ns.cloudflare.com.");
    net.resolver.with("ada.ns.cloudflare.com. A 127.0.0.2", "bob.ns.cloudflare.com. A 127.0.0.3");
    String servers = "@ NS ada.ns.cloudflare.com.\n@ NS bob.ns.cloudflare.com.";
    net.serve(FIRST, new FakeZones().with("contoso.test.", servers));
    net.serve(SECOND, new FakeZones().with("contoso.test.", servers));

    assertThat(net.lookUp().advice()).contains("Cloudflare").contains("DNS > Records");
  }

  @Test
  void callsNothingForgedThatOnlyAResolverHoldsBack() {
    net.resolver.with("contoso.test. TXT " + VALUE);
    net.validating = true;

    DnsFinding finding = net.lookUpThroughResolvers();

    assertThat(finding.code()).isEqualTo("server-failure");
    assertThat(finding.text())
        .contains("answers only without its DNSSEC check")
        .contains("not checked here with the keys that are published now");
  }

  @Test
  void saysThatAnAnswerIsOldWhichAResolverHoldsBack() {
    net.resolver.with("contoso.test. TXT " + VALUE);
    net.validating = true;
    net.extendedError = 3;

    assertThat(net.lookUpThroughResolvers().code()).isEqualTo("stale-answer");
  }

  @Test
  void asksOnlyTheResolverWhereThatIsConfigured() throws IOException {
    net.bothServe("@ TXT " + VALUE);

    assertThat(net.lookUpThroughResolvers()).isInstanceOf(DnsFinding.NothingThere.class);
    net.resolver.with("contoso.test. TXT " + VALUE);
    assertThat(net.lookUpThroughResolvers()).isInstanceOf(DnsFinding.Proved.class);
  }

  @Test
  void believesNoRecordOfAnotherZoneBesideAnAlias() throws IOException {
    net.bothAnswer(
        new FakeZones()
            .addingOtherZones()
            .with("contoso.test.", SERVERS, "login CNAME login.fabrikam.test.")
            .with("fabrikam.test.", "@ NS ns3.contoso.test.", "login TXT " + VALUE));
    net.registry.with(
        "test.",
        "@ NS ns.nic",
        "ns.nic A 127.0.0.10",
        "contoso NS ns1.contoso",
        "ns1.contoso A 127.0.0.2",
        "fabrikam NS ns3.contoso.test.");
    net.third.with("fabrikam.test.", "@ NS ns3.contoso.test.", "login TXT \"v=spf1 -all\"");
    VerificationRecord wanted = new VerificationRecord("login.contoso.test", "TXT", VALUE, 3600);

    assertThat(net.lookUp(wanted)).isInstanceOf(DnsMistake.Alias.class);
    assertThat(net.lookUp(wanted).found()).containsExactly("v=spf1 -all");

    net.third.with("fabrikam.test.", "@ NS ns3.contoso.test.", "login TXT " + VALUE);
    assertThat(net.lookUp(wanted)).isInstanceOf(DnsFinding.Proved.class);
  }

  @Test
  void believesNoServerThatDoesNotSpeakForTheZone() throws IOException {
    FakeZones zones = new FakeZones().with("contoso.test.", SERVERS, "@ TXT " + VALUE);
    net.bothAnswer(
        (query, tcp) -> {
          Message answer = zones.to(query, tcp);
          answer.getHeader().unsetFlag(Flags.AA);
          return answer;
        });

    assertThat(net.lookUp().isProof()).isFalse();
    assertThat(net.lookUp().text()).contains("does not serve the domain");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 19})
  void takesNoProofThatAResolverCouldNotRenew(int extendedError) throws IOException {
    net.resolver.with("contoso.test. TXT " + VALUE);
    net.extendedError = extendedError;

    assertThat(net.lookUpThroughResolvers().code()).isEqualTo("stale-answer");
    net.bothAnswer((query, tcp) -> FakeZones.failing(query, Rcode.REFUSED));
    assertThat(net.lookUp().code()).isEqualTo("refused");
    assertThat(net.lookUp().text()).contains("A resolver still has an old answer");
  }

  @Test
  void countsAServerThatTakesOneAndAHalfSeconds() throws IOException {
    Duration lag = Duration.ofMillis(1500);
    FakeZones zones = new FakeZones().with("contoso.test.", SERVERS, "@ TXT " + VALUE);
    net.serve(FIRST, zones, lag);
    net.serve(SECOND, zones, lag);

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsFinding.Proved.class);
    assertThat(finding.servers()).hasSize(2).noneMatch(server -> server.startsWith("127.0.0.1:"));
  }

  @Test
  void asksTheServersThatTheZoneNamesBehindAResolverThatSeesNoParents() throws IOException {
    net.resolver.forget("test.");
    net.bothServe("@ TXT " + VALUE);

    DnsFinding finding = net.lookUp();

    assertThat(finding).isInstanceOf(DnsFinding.Proved.class);
    assertThat(finding.servers()).hasSize(2);
    assertThat(finding.text())
        .contains("The delegation of contoso.test could not be read")
        .contains("the resolver knows no servers of test")
        .contains("Microsoft may see another");
  }

  @Test
  void asksSilentParentsNoSecondTime() throws IOException {
    net.registryAnswers = (query, tcp) -> null;
    net.bothServe("@ TXT " + VALUE);
    DnsLookUp product = net.product();
    try {
      DnsFinding first = product.lookUp(FakeNet.WANTED);
      List<Record> asked = List.copyOf(net.registryServer.asked());
      DnsFinding second = product.lookUp(FakeNet.WANTED);

      assertThat(net.registryServer.asked()).isEqualTo(asked);
      assertThat(List.of(first, second)).allMatch(DnsFinding::isProof);
      assertThat(second.text()).contains("the servers of test cannot be reached from here");
    } finally {
      product.destroy();
    }
  }

  @Test
  void asksParentsAgainThatRefused() throws IOException {
    net.registryAnswers = (query, tcp) -> FakeZones.failing(query, Rcode.REFUSED);

    assertAskedAgain(
        "the servers of test do not tell it: ns.nic.test (127.0.0.10:%d) refused"
            .formatted(net.port),
        () -> net.registryAnswers = net.registry);
  }

  @Test
  void asksParentsAgainWhoseAddressesCouldNotBeFound() throws IOException {
    net.resolver.forget("ns.nic.test.");

    assertAskedAgain(
        "the servers of test cannot be asked: no address",
        () -> net.resolver.with("ns.nic.test. A 127.0.0.10"));
  }

  private void assertAskedAgain(String reason, Runnable mended) throws IOException {
    net.bothServe("@ TXT " + VALUE);
    DnsLookUp product = net.product();
    try {
      DnsFinding first = product.lookUp(FakeNet.WANTED);
      mended.run();
      DnsFinding second = product.lookUp(FakeNet.WANTED);

      assertThat(List.of(first, second)).allMatch(DnsFinding::isProof);
      assertThat(first.text()).contains("could not be read, because " + reason);
      assertThat(second.text()).doesNotContain("could not be read");
    } finally {
      product.destroy();
    }
  }
}
