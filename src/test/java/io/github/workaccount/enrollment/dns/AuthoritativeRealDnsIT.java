package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.dns.RealPrograms.RealZone;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.DnsZoneFault;
import io.github.workaccount.enrollment.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The same findings at real servers: Knot DNS with Unbound in front. */
@Timeout(60)
class AuthoritativeRealDnsIT {

  private static final String RESOLVER = "127.0.0.1";
  private static final String FIRST = "127.0.0.2";
  private static final String SECOND = "127.0.0.3";
  private static final String REGISTRY = "127.0.0.10";
  private static final String VALUE = "MS=ms12345678";
  private static final List<String> DOMAINS =
      List.of(
          "cached", "differs", "failing", "refusing", "wrong", "signed", "empty", "plain", "wild");

  /** One zone at the first server, in which the second server has another one. */
  private static final String PLACES =
      """
      @ NS ns1
      @ TXT %1$s
      ns1 A 127.0.0.2
      ns2 A 127.0.0.3
      west NS ns2
      emea A 192.0.2.1
      emea.places.test TXT %1$s
      login CNAME web
      web TXT "v=spf1 -all"
      """
          .formatted(VALUE);

  @TempDir private static Path directory;
  private static RealPrograms programs;
  private static Process second;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    RealPrograms.require();
    port = FreePorts.at(RESOLVER, FIRST, SECOND, REGISTRY);
    programs = new RealPrograms(directory, port);
    StringBuilder registry = new StringBuilder("@ NS ns.nic\nns.nic A 127.0.0.10\n");
    for (String domain : DOMAINS) {
      registry.append("%1$s NS ns1.%1$s\nns1.%1$s A 127.0.0.2\n".formatted(domain));
      if (!domain.equals("signed")) {
        registry.append("%1$s NS ns2.%1$s\nns2.%1$s A 127.0.0.3\n".formatted(domain));
      }
    }
    registry.append("places NS ns1.places\nns1.places A 127.0.0.2\n");
    programs.knot(REGISTRY, new RealZone("test.", registry.toString(), true));
    programs.knot(
        FIRST,
        zone("cached"),
        zone("differs"),
        zone("wrong", "www TXT " + VALUE),
        zone("empty"),
        zone("wild", "emea A 192.0.2.1", "* TXT " + VALUE),
        zone("plain", "@ TXT " + VALUE),
        new RealZone("places.test.", PLACES, false),
        new RealZone("failing.test.", null, false),
        new RealZone("signed.test.", "@ NS ns1\nns1 A 127.0.0.2\n@ TXT " + VALUE, true));
    second =
        programs.knot(
            SECOND,
            zone("cached"),
            zone("differs"),
            zone("wrong", "www TXT " + VALUE),
            zone("empty"),
            zone("wild", "emea A 192.0.2.1", "* TXT " + VALUE),
            zone("plain", "@ TXT " + VALUE),
            new RealZone("west.places.test.", "@ NS ns2.places.test.\n@ MX 10 mail", false),
            new RealZone("failing.test.", null, false));
    programs.unbound(
        RESOLVER,
        "test. 127.0.0.10",
        "cached.test. 127.0.0.2 127.0.0.3",
        "failing.test. 127.0.0.2",
        "refusing.test. 127.0.0.2",
        "signed.test. 127.0.0.2");
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (programs != null) {
      programs.close();
    }
  }

  @Test
  void provesAtOnceWhatTheResolverWillNotSeeForAnHour() throws IOException {
    Message cached = programs.ask(RESOLVER, "cached.test.", Type.TXT);
    assertThat(cached.getSection(Section.ANSWER)).isEmpty();
    assertThat(lookUp("cached.test").code()).isEqualTo("nothing-there");

    programs.publish(FIRST, "cached.test.", VALUE);
    programs.publish(SECOND, "cached.test.", VALUE);
    DnsFinding finding = lookUp("cached.test");

    Message still = programs.ask(RESOLVER, "cached.test.", Type.TXT);
    assertThat(finding).isInstanceOf(DnsFinding.Proved.class);
    assertThat(still.getSection(Section.ANSWER)).isEmpty();
    assertThat(still.getSection(Section.AUTHORITY).get(0).getTTL()).isGreaterThan(3500);
  }

  @Test
  void tellsTwoServersThatDiffer() throws IOException {
    programs.publish(FIRST, "differs.test.", VALUE);

    DnsFinding finding = lookUp("differs.test");

    assertThat(finding).isInstanceOf(DnsZoneFault.SeenBySome.class);
    assertThat(finding.text()).startsWith("ns1.differs.test (127.0.0.2:%d) has".formatted(port));
  }

  @Test
  void tellsServerFailure() throws IOException {
    assertThat(lookUp("failing.test").code()).isEqualTo("server-failure");
  }

  @Test
  void tellsRefusal() throws IOException {
    assertThat(lookUp("refusing.test").code()).isEqualTo("refused");
  }

  @Test
  void tellsTheWrongHost() throws IOException {
    assertThat(lookUp("wrong.test").code()).isEqualTo("wrong-host");
    assertThat(lookUp("wrong.test").text()).contains("www.wrong.test");
  }

  @Test
  void tellsASubdomainsValueBelowTheDoubledNameOfItsZone() throws IOException {
    DnsFinding finding = lookUp("emea.places.test");

    assertThat(finding.code()).isEqualTo("wrong-host");
    assertThat(finding.text()).contains("it is at emea.places.test.places.test, not");
    assertThat(finding.advice()).contains("In the zone places.test the host to enter is emea.");
  }

  @Test
  void tellsAValueInTheZoneThatTheHostsZoneWasCutOutOf() throws IOException {
    DnsFinding finding = lookUp("west.places.test");

    assertThat(finding.code()).isEqualTo("wrong-host");
    assertThat(finding.text())
        .contains("it is at places.test in the zone places.test")
        .contains("west.places.test is a zone of its own")
        .contains("these servers answer: ns2.places.test");
    assertThat(finding.advice()).contains("In the zone west.places.test the host to enter is @");
  }

  @Test
  void namesAWildcardAtTheLevelWhereItStands() throws IOException {
    assertThat(lookUp("emea.wild.test").text()).contains("it is at *.wild.test, not");
  }

  @Test
  void tellsAnAliasWhoseTargetHasOtherRecords() throws IOException {
    DnsFinding finding = lookUp("login.places.test");

    assertThat(finding.code()).isEqualTo("alias");
    assertThat(finding.zone()).isEqualTo("places.test");
    assertThat(finding.text()).contains("login.places.test is an alias (CNAME) of web.places.test");
    assertThat(finding.advice()).contains("Publish the record at web.places.test");
  }

  @Test
  void tellsThatNothingIsThereAndThatNothingExists() throws IOException {
    assertThat(lookUp("empty.test").code()).isEqualTo("nothing-there");
    assertThat(lookUp("nowhere.test").code()).isEqualTo("no-such-domain");
  }

  @Test
  void endsInTimeWhenAServerIsStopped() throws IOException, InterruptedException {
    RealPrograms.signal(second, "STOP");
    try {
      long begin = System.nanoTime();
      DnsFinding finding = lookUp("empty.test");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      assertThat(finding.code()).isEqualTo("nothing-there");
      assertThat(finding.text())
          .contains("ns2.empty.test (127.0.0.3:%d) did not answer in time".formatted(port));
    } finally {
      RealPrograms.signal(second, "CONT");
    }
  }

  @Test
  void takesASignedProofWhoseSignaturesHold() throws IOException {
    DnsFinding finding = lookUp("signed.test", signer(FIRST, "signed.test."));

    assertThat(finding).isInstanceOf(DnsFinding.Proved.class);
    assertThat(finding.text()).contains("DNSSEC: secure");
  }

  @Test
  void takesAnUnsignedProofBelowASignedRegistry() throws IOException {
    DnsFinding finding = lookUp("plain.test", signer(REGISTRY, "test."));

    assertThat(finding).isInstanceOf(DnsFinding.Proved.class);
    assertThat(finding.text()).contains("DNSSEC: insecure");
  }

  @Test
  void takesNoProofWhoseSignaturesDoNotHold() throws IOException {
    String trusted = signer(FIRST, "signed.test.");
    // Another key's digest, as when the registrar still has the old DS record.
    char last = trusted.charAt(trusted.length() - 1);
    String other = trusted.replaceAll("(?m).$", last == '0' ? "1" : "0");

    DnsFinding finding = lookUp("signed.test", other);

    assertThat(finding).isInstanceOf(DnsZoneFault.Bogus.class);
    assertThat(finding.isProof()).isFalse();
  }

  private static RealZone zone(String domain, String... more) {
    String lines = FakeNet.SERVERS + "\n" + String.join("\n", more);
    return new RealZone(domain + ".test.", lines, false);
  }

  private static String signer(String address, String zone) throws IOException {
    return programs.delegationSigner(address, zone).strip();
  }

  private static DnsFinding lookUp(String domain) throws IOException {
    return lookUp(domain, null);
  }

  private static DnsFinding lookUp(String domain, String anchors) throws IOException {
    return programs.lookUp(RESOLVER, domain, anchors);
  }
}
