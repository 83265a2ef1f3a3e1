package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DnsWatches.InLine;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import io.github.workaccount.enrollment.dns.client.NameServer;
import io.github.workaccount.enrollment.dns.client.ServerBusy;
import io.github.workaccount.enrollment.dns.pace.Lanes;
import io.github.workaccount.enrollment.dns.pace.ServerPaces;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A look that shares its servers with others, at servers on loopback addresses. */
class SharedServersTest {

  private final FakeNet net = new FakeNet();
  private final DnsLookUp dns = net.product();
  private final Lanes lanes = new Lanes(32, System::nanoTime);
  private final List<Lanes.Look> others = new ArrayList<>();
  private final FakeZones zone = new FakeZones().with("contoso.test.", FakeNet.SERVERS);

  SharedServersTest() throws IOException {}

  @AfterEach
  void close() throws Exception {
    dns.destroy();
    net.close();
  }

  @Test
  void isForLaterWhereOneOfTheServersHasItsShareOfLooks() throws IOException {
    FakeDns first = net.serve(FakeNet.FIRST, zone);
    net.serve(FakeNet.SECOND, zone);
    occupy(FakeNet.FIRST);

    assertThatThrownBy(() -> dns.lookUp(FakeNet.WANTED, begin()))
        .isInstanceOfSatisfying(
            ServerBusy.class, busy -> assertThat(busy.server()).isEqualTo(at(FakeNet.FIRST)));
    assertThat(first.asked()).as("it is left alone").isEmpty();
  }

  @Test
  void isMadeWhenAPlaceIsFreeAgain() throws IOException {
    net.bothAnswer(zone);
    occupy(FakeNet.FIRST);
    others.get(0).end();

    assertThat(dns.lookUp(FakeNet.WANTED, begin())).isInstanceOf(DnsFinding.NothingThere.class);
  }

  /** On the way to a zone further down any server does. */
  @Test
  void goesOnAboveTheDomainWithTheServersThatAreFree() throws IOException {
    net.cutOutEmea(List.of(), "@ TXT " + FakeNet.VALUE);
    occupy(FakeNet.FIRST);

    assertThat(dns.lookUp(FakeNet.wantedAt("emea.contoso.test"), begin()))
        .isInstanceOf(DnsFinding.Proved.class);
  }

  /** The value may be in the zone above by mistake: that nobody can look there now is no matter. */
  @Test
  void keepsWhatItFoundAtTheHostWhereItCannotLookAround() throws IOException {
    net.cutOutEmea(List.of(), "@ TXT v=spf1");
    occupy(FakeNet.FIRST);

    assertThat(dns.lookUp(FakeNet.wantedAt("emea.contoso.test"), begin()))
        .isInstanceOf(DnsFinding.AnotherValue.class);
  }

  @Test
  void isCutShortWhereAServerKeepsItWaitingAndTellsWhich() throws IOException {
    net.serve(FakeNet.FIRST, zone);
    net.serve(FakeNet.SECOND, zone, Duration.ofSeconds(4));
    Lanes.Look look = begin();
    long begun = System.nanoTime();

    dns.lookUp(FakeNet.WANTED, look);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    assertThat(look.isCutShort()).isTrue();
    assertThat(look.slowServer()).contains(at(FakeNet.SECOND));
  }

  @Test
  void hasTimeForASlowServerInTheSlowLane() throws IOException {
    FakeZones proof = zone.with("contoso.test.", FakeNet.SERVERS, "@ TXT " + FakeNet.VALUE);
    net.serve(FakeNet.FIRST, proof);
    net.serve(FakeNet.SECOND, proof, Lanes.QUICK.plusMillis(200));
    Lanes.Look look = begin(Lane.SLOW);

    assertThat(dns.lookUp(FakeNet.WANTED, look)).isInstanceOf(DnsFinding.Proved.class);
    assertThat(look.isCutShort()).isFalse();
    assertThat(look.slowServer()).contains(at(FakeNet.SECOND));
  }

  /** A step of an enrollment looks itself, and has a thread of its own. */
  @Test
  void isMadeAtOnceWithoutAPlaceInALane() throws IOException {
    net.bothAnswer(zone);
    occupy(FakeNet.FIRST);

    assertThat(dns.lookUp(FakeNet.WANTED)).isInstanceOf(DnsFinding.NothingThere.class);
  }

  private void occupy(String address) {
    NameServer server = new NameServer("ns", new InetSocketAddress(address, net.port));
    for (int i = 0; i < ServerPaces.SEVERAL; i++) {
      Lanes.Look inVain = begin();
      inVain.enter(List.of(server));
      inVain.told(server, true, Lanes.QUICK);
      inVain.end();
    }
    for (int i = 0; i < 4; i++) {
      Lanes.Look look = begin();
      look.enter(List.of(server));
      others.add(look);
    }
  }

  private String at(String address) {
    return address + ":" + net.port;
  }

  private Lanes.Look begin() {
    return begin(Lane.REPEATED);
  }

  private Lanes.Look begin(Lane lane) {
    return lanes
        .begin(
            new DnsWatch(
                new EnrollmentId("contoso.test-7K3Q9"),
                "instance",
                null,
                true,
                false,
                null,
                0,
                Instant.EPOCH,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                new InLine(lane, "user" + others.size(), false, null, 0)))
        .orElseThrow();
  }
}
