package io.github.workaccount.enrollment.sandbox.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.sandbox.RunningSandbox;
import io.github.workaccount.enrollment.sandbox.http.Loopback;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

class DnsServerTest {

  private static RunningSandbox cloud;

  @BeforeAll
  static void start() {
    cloud = new RunningSandbox();
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void answersAPublishedTextWithAuthorityOverUdpAndTcp() throws IOException {
    cloud.publish("fabrikam.com", "MS=ms12345678");

    for (boolean tcp : new boolean[] {false, true}) {
      Message answer = ask("FABRIKAM.com.", Type.TXT, tcp);
      assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
      assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
      assertThat(texts(answer)).containsExactly("MS=ms12345678");
      assertThat(answer.getQuestion().getName()).hasToString("FABRIKAM.com.");
      assertThat(answer.getOPT()).isNotNull();
    }
  }

  @Test
  void saysThatAKnownNameHasNoSuchRecord() throws IOException {
    Message answer = ask("contoso.com.", Type.TXT, false);

    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.getSection(Section.ANSWER)).isEmpty();
    assertThat(answer.getSection(Section.AUTHORITY)).hasOnlyElementsOfType(SOARecord.class);
    assertThat(answer.getSection(Section.AUTHORITY).get(0).getName()).hasToString("contoso.com.");
  }

  @Test
  void answersForTheRootSoThatWhoValidatesNeedNotWait() throws IOException {
    Message answer = ask(".", Type.DNSKEY, false);

    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.getSection(Section.ANSWER)).isEmpty();
    assertThat(answer.getSection(Section.AUTHORITY)).hasOnlyElementsOfType(SOARecord.class);
  }

  @Test
  void doesNotKnowOtherNamesUntilTheyHaveARecord() throws IOException {
    Message before = ask("unknown.example.", Type.TXT, false);
    assertThat(before.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(before.getSection(Section.AUTHORITY)).hasSize(1);
    assertThat(ask("nobody.contoso.com.", Type.A, false).getRcode()).isEqualTo(Rcode.NXDOMAIN);

    cloud.publish("unknown.example", "hello");

    assertThat(texts(ask("unknown.example.", Type.TXT, false))).containsExactly("hello");
    // A name above one that exists exists, too (RFC 8020).
    assertThat(ask("example.", Type.NS, false).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void hasMailWebAndServersForCompanies() throws IOException {
    assertThat(ask("litware.com.", Type.MX, false).getSection(Section.ANSWER)).hasSize(1);
    assertThat(ask("litware.com.", Type.A, false).getSection(Section.ANSWER)).hasSize(1);
    assertThat(ask("mail.litware.com.", Type.A, false).getSection(Section.ANSWER)).hasSize(1);
    assertThat(ask("litware.com.", Type.NS, false).getSection(Section.ANSWER)).hasSize(2);
    assertThat(ask("litware.com.", Type.SOA, false).getSection(Section.ANSWER)).hasSize(1);
    Message server = ask("ns1.sandbox.invalid.", Type.A, false);
    assertThat(server.getSection(Section.ANSWER).get(0).rdataToString()).isEqualTo("127.0.0.1");
  }

  @Test
  void cutsALargeAnswerOverUdpAndGivesItWholeOverTcp() throws IOException {
    for (int i = 0; i < 12; i++) {
      cloud.publish("large.example", i + "-" + "x".repeat(200));
    }

    Message cut = askOnceOverUdp("large.example.");
    Message whole = ask("large.example.", Type.TXT, false);

    assertThat(cut.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(cut.numBytes()).isLessThanOrEqualTo(1232);
    // The resolver asks again over TCP by itself.
    assertThat(whole.getSection(Section.ANSWER)).hasSize(12);
  }

  @Test
  void splitsALongTextIntoStringsAndKeepsEveryByte() throws IOException {
    String text = "quote\" back\\slash ü " + "y".repeat(600);
    cloud.publish("long.example", text);

    Message answer = ask("long.example.", Type.TXT, true);

    TXTRecord record = (TXTRecord) answer.getSection(Section.ANSWER).get(0);
    List<byte[]> parts = record.getStringsAsByteArrays();
    assertThat(parts).hasSize(3);
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    parts.forEach(all::writeBytes);
    assertThat(all.toString(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @Test
  void refusesWhatItDoesNotServe() throws IOException {
    Message update = Message.newQuery(Record.newRecord(name("x.example."), Type.SOA, DClass.IN));
    update.getHeader().setOpcode(Opcode.UPDATE);
    assertThat(resolver(false).send(update).getRcode()).isEqualTo(Rcode.NOTIMP);
    assertThat(
            resolver(false)
                .send(
                    Message.newQuery(
                        Record.newRecord(name("contoso.com."), Type.TXT, DClass.CHAOS)))
                .getRcode())
        .isEqualTo(Rcode.REFUSED);
  }

  @Test
  void answersForTheRootAndForLabelsThatHoldADot() throws IOException {
    assertThat(ask(".", Type.NS, false).getRcode()).isEqualTo(Rcode.NOERROR);
    Message strange = ask("contoso.a\\..", Type.TXT, false);
    assertThat(strange.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(strange.getSection(Section.AUTHORITY)).hasSize(1);
  }

  @Test
  void survivesWhatIsNoMessage() throws IOException {
    Random random = new Random(7);
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < 200; i++) {
        byte[] rubbish = new byte[random.nextInt(60)];
        random.nextBytes(rubbish);
        socket.send(
            new DatagramPacket(
                rubbish,
                rubbish.length,
                new InetSocketAddress(Loopback.address(), cloud.dnsPort())));
      }
    }

    assertThat(ask("contoso.com.", Type.SOA, false).getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(ask("contoso.com.", Type.SOA, true).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  private static Message askOnceOverUdp(String name) throws IOException {
    byte[] query = Message.newQuery(Record.newRecord(name(name), Type.TXT, DClass.IN)).toWire();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(5_000);
      socket.send(
          new DatagramPacket(
              query, query.length, new InetSocketAddress(Loopback.address(), cloud.dnsPort())));
      DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
      socket.receive(packet);
      return new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength()));
    }
  }

  private static Message ask(String name, int type, boolean tcp) throws IOException {
    return resolver(tcp).send(Message.newQuery(Record.newRecord(name(name), type, DClass.IN)));
  }

  private static SimpleResolver resolver(boolean tcp) {
    SimpleResolver resolver =
        new SimpleResolver(new InetSocketAddress(Loopback.address(), cloud.dnsPort()));
    resolver.setTCP(tcp);
    resolver.setTimeout(Duration.ofSeconds(5));
    return resolver;
  }

  private static List<String> texts(Message answer) {
    return answer.getSection(Section.ANSWER).stream()
        .map(record -> String.join("", ((TXTRecord) record).getStrings()))
        .toList();
  }

  private static Name name(String text) throws IOException {
    return Name.fromString(text);
  }
}
