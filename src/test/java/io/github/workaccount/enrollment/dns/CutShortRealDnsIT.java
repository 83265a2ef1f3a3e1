package io.github.workaccount.enrollment.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.dns.RealPrograms.RealZone;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.testing.FreePorts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Sets of records that do not fit into UDP, at a BIND whose TCP a firewall closes. */
@Timeout(60)
class CutShortRealDnsIT {

  private static final String BIND = "127.0.0.1";
  private static final String WITHOUT_TCP = "127.0.0.2";
  private static final String WITHOUT_EDNS = "127.0.0.3";
  private static final String RESOLVER = "127.0.0.5";
  private static final String REGISTRY = "127.0.0.10";

  @TempDir private static Path directory;
  private static RealPrograms programs;
  private static UdpRelay withoutTcp;
  private static UdpRelay withoutEdns;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    RealPrograms.require();
    port = FreePorts.at(BIND, WITHOUT_TCP, WITHOUT_EDNS, RESOLVER, REGISTRY);
    programs = new RealPrograms(directory, port);
    programs.knot(
        REGISTRY,
        new RealZone(
            "test.",
            """
            @ NS ns.nic
            ns.nic A 127.0.0.10
            open NS ns1.open
            ns1.open A 127.0.0.1
            closed NS ns1.closed
            ns1.closed A 127.0.0.2
            classic NS ns1.classic
            ns1.classic A 127.0.0.3
            """,
            false));
    programs.bind(zone("open", BIND), zone("closed", WITHOUT_TCP), zone("classic", WITHOUT_EDNS));
    InetSocketAddress server = new InetSocketAddress(BIND, port);
    withoutTcp = new UdpRelay(WITHOUT_TCP, server, UnaryOperator.identity());
    withoutEdns = new UdpRelay(WITHOUT_EDNS, server, CutShortRealDnsIT::withoutEdns);
    programs.unboundWith(
        List.of("local-zone: \"closed.test.\" refuse", "local-zone: \"classic.test.\" refuse"),
        RESOLVER,
        "test. " + REGISTRY);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (programs != null) {
      programs.close();
      withoutTcp.close();
      withoutEdns.close();
    }
  }

  @Test
  void readsTheWholeOverTcp() throws IOException {
    assertThat(programs.lookUp(RESOLVER, "open.test", null).code()).isEqualTo("proved");
  }

  @Test
  void saysThatTcpIsClosed() throws IOException {
    DnsFinding finding = programs.lookUp(RESOLVER, "closed.test", null);

    assertThat(finding.code()).isEqualTo("tcp-closed");
    assertThat(finding.text())
        .contains("ns1.closed.test (127.0.0.2:%d) has more to say".formatted(port))
        .contains("TCP port %d of that server is closed".formatted(port));
    assertThat(finding.advice()).contains("TCP port 53");
  }

  @Test
  void bindSendsAPartWhereItIsAskedWithoutEdns() throws IOException {
    Message part = programs.askOverUdp(WITHOUT_EDNS, "classic.test.", Type.TXT);

    assertThat(part.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(part.getSection(Section.ANSWER)).isNotEmpty().hasSizeLessThan(10);
  }

  @Test
  void judgesNoPartAsTheWhole() throws IOException {
    DnsFinding finding = programs.lookUp(RESOLVER, "classic.test", null);

    assertThat(finding.code()).isEqualTo("tcp-closed");
    assertThat(finding.found()).isEmpty();
  }

  private static Message withoutEdns(Message query) {
    query.removeAllRecords(Section.ADDITIONAL);
    return query;
  }

  private static RealZone zone(String domain, String server) {
    String others =
        IntStream.range(0, 9)
            .mapToObj(i -> "@ TXT \"%s%d\"".formatted("y".repeat(200), i))
            .collect(Collectors.joining("\n"));
    return new RealZone(
        domain + ".test.",
        "@ NS ns1\nns1 A %s\n@ TXT %s\n%s".formatted(server, FakeNet.VALUE, others),
        false);
  }
}
