package io.github.workaccount.enrollment.dns;

import static io.github.workaccount.enrollment.dns.FakeNet.VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.address.TestAddresses;
import io.github.workaccount.enrollment.dns.client.DnsProperties;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.testing.FreePorts;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * Whatever servers do, a look-up ends within its five seconds with a finding, and is not fooled.
 */
@Timeout(20)
@Execution(ExecutionMode.CONCURRENT)
class HostileDnsTest {

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
  void endsInTimeWhenServersKeepSilent() throws IOException {
    net.bothAnswer((query, tcp) -> null);

    DnsFinding finding = inTime();

    assertThat(finding.code()).isEqualTo("time-out");
    assertThat(finding.text())
        .contains("ns1.contoso.test")
        .contains("ns2.contoso.test")
        .contains("did not answer in time");
  }

  @Test
  void endsInTimeWhenEverybodyKeepsSilent() throws IOException {
    int port = FreePorts.at("127.0.0.1");
    try (FakeDns silent = new FakeDns("127.0.0.1", port, (query, tcp) -> null)) {
      DnsProperties properties = DnsSettings.resolver("127.0.0.1:" + port);
      DnsLookUp lookUp =
          new DnsLookUp(properties, Cloud.GLOBAL, Clock.systemUTC(), TestAddresses.TEXT);
      long begin = System.nanoTime();

      DnsFinding finding = lookUp.lookUp(FakeNet.WANTED);

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      assertThat(finding.code()).isEqualTo("time-out");
      assertThat(silent.asked()).isNotEmpty();
      lookUp.destroy();
    }
  }

  @Test
  void takesNoAnswerWithAWrongId() throws IOException {
    net.bothAnswer(
        (query, tcp) -> {
          Message forged = proof(query, query.getQuestion().getName());
          forged.getHeader().setID(query.getHeader().getID() ^ 1);
          return forged;
        });

    assertThat(inTime().isProof()).isFalse();
  }

  @Test
  void takesNoAnswerForAnotherName() throws IOException {
    net.bothAnswer((query, tcp) -> proof(query, Name.fromConstantString("evil.test.")));

    assertThat(inTime().isProof()).isFalse();
  }

  @Test
  void takesNoAnswerToAnotherQuestion() throws IOException {
    net.bothAnswer(
        (query, tcp) -> {
          Message other = proof(query, query.getQuestion().getName());
          other.removeAllRecords(Section.QUESTION);
          Name name = Name.fromConstantString("evil.test.");
          other.addRecord(Record.newRecord(name, Type.TXT, DClass.IN), Section.QUESTION);
          return other;
        });

    assertThat(inTime().isProof()).isFalse();
  }

  @Test
  void leavesALoopOfAliases() throws IOException {
    net.bothServe("a CNAME b", "b CNAME a", "c CNAME far.loop.test.");
    net.third.with("loop.test.", "@ NS ns3.contoso.test.", "far CNAME c.contoso.test.");
    net.registry.with(
        "test.",
        "@ NS ns.nic",
        "ns.nic A 127.0.0.10",
        "contoso NS ns1.contoso",
        "contoso NS ns2.contoso",
        "ns1.contoso A 127.0.0.2",
        "ns2.contoso A 127.0.0.3",
        "loop NS ns3.contoso.test.");

    for (String host : List.of("a.contoso.test", "c.contoso.test")) {
      long begin = System.nanoTime();
      DnsFinding finding = net.lookUp(new VerificationRecord(host, "TXT", VALUE, 3600));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      assertThat(finding.code()).isEqualTo("no-answer");
      assertThat(finding.text()).contains("alias to alias");
    }
  }

  @Test
  void survivesAnAnswerThatStaysCutOff() throws IOException {
    net.bothAnswer(
        (query, tcp) -> {
          Message cut = FakeZones.empty(query);
          cut.getHeader().setFlag(Flags.TC);
          return cut;
        });

    assertThat(inTime().code()).isEqualTo("no-answer");
  }

  @Test
  void survivesAnswersThatAreNotEvenMessages() throws IOException {
    net.bothAnswer((query, tcp) -> new Message(query.getHeader().getID()));

    assertThat(inTime().isProof()).isFalse();
  }

  @Test
  void survivesTheLargestAnswer() throws IOException {
    net.bothAnswer(
        (query, tcp) -> {
          Message huge = FakeZones.empty(query);
          huge.getHeader().setFlag(Flags.AA);
          for (int i = 0; tcp && i < 250; i++) {
            String text = "z".repeat(240) + i;
            huge.addRecord(
                new TXTRecord(query.getQuestion().getName(), DClass.IN, 1, text), Section.ANSWER);
          }
          huge.getHeader().setFlag(tcp ? Flags.AA : Flags.TC);
          return huge;
        });

    DnsFinding finding = inTime();

    assertThat(finding.code()).isEqualTo("another-value");
    assertThat(finding.found()).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void endsInTimeWhenAnAnswerDripsSlowly() throws IOException {
    net.delegateTo("ns9.contoso.test.", "ns9.contoso.test.");
    net.resolver.with("ns9.contoso.test. A 127.0.0.9");
    InetAddress address = InetAddress.getByName("127.0.0.9");
    try (ServerSocket tcp = new ServerSocket(net.port, 5, address);
        DatagramSocket udp = new DatagramSocket(net.port, address)) {
      daemon(() -> cutOff(udp));
      daemon(() -> drip(tcp));

      assertThat(inTime().code()).isEqualTo("time-out");
    }
  }

  @Test
  void asksNoServersAtPrivateAddresses() throws IOException {
    net.delegateTo("ns1.inside.test.", "ns2.inside.test.");
    net.resolver.with("ns1.inside.test. A 10.0.0.1", "ns2.inside.test. A 169.254.169.254");

    DnsFinding finding = inTime();

    assertThat(finding.isProof()).isFalse();
    assertThat(finding.servers()).containsExactly("127.0.0.1:" + net.port);
    assertThat(finding.text()).contains("private addresses, which are not asked");
  }

  @Test
  void asksOnlySoManyServers() throws IOException {
    StringBuilder servers = new StringBuilder();
    StringBuilder addresses = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      servers.append("contoso NS ns%d.many.test.\n".formatted(i));
      addresses.append("ns%d.many.test. A 127.0.1.%d\n".formatted(i, i));
    }
    net.registry.with("test.", "@ NS ns.nic", "ns.nic A 127.0.0.10", servers.toString());
    net.resolver.with(addresses.toString());

    assertThat(inTime().servers()).hasSizeLessThanOrEqualTo(26);
  }

  private static Message proof(Message query, Name owner) {
    Message forged = FakeZones.empty(query);
    forged.getHeader().setFlag(Flags.AA);
    forged.addRecord(new TXTRecord(owner, DClass.IN, 300, VALUE), Section.ANSWER);
    return forged;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "hostile-dns");
    thread.setDaemon(true);
    thread.start();
  }

  /** Answers over UDP that the whole answer is to be had over TCP. */
  private static void cutOff(DatagramSocket udp) {
    byte[] buffer = new byte[2000];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        Message cut = FakeZones.empty(new Message(Arrays.copyOf(buffer, packet.getLength())));
        cut.getHeader().setFlag(Flags.TC);
        byte[] wire = cut.toWire();
        udp.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** Promises 60,000 bytes and sends one every tenth of a second. */
  private static void drip(ServerSocket server) {
    try (Socket socket = server.accept()) {
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeShort(60_000);
      while (!server.isClosed()) {
        out.write(0);
        out.flush();
        LockSupport.parkNanos(100_000_000);
      }
    } catch (IOException e) {
      return;
    }
  }

  private DnsFinding inTime() {
    long begin = System.nanoTime();
    DnsFinding finding = net.lookUp();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    return finding;
  }
}
