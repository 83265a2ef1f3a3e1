package io.github.workaccount.enrollment.dns.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.dns.FakeZones;
import io.github.workaccount.enrollment.dns.walk.HostAnswer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Whatever is in a message, reading it ends, does not fail, and keeps to the question. */
class ReplyPropertyTest {

  private static final NameServer SERVER =
      new NameServer("ns1.contoso.test", new InetSocketAddress("192.0.2.1", 53));
  private static final Name HOST = Name.fromConstantString("contoso.test.");
  private static final Question QUESTION = Question.direct(HOST, Type.TXT);
  private static final List<Name> NAMES =
      List.of(
          HOST,
          Name.fromConstantString("a.contoso.test."),
          Name.fromConstantString("b.contoso.test."),
          Name.fromConstantString("test."),
          Name.fromConstantString("evil.example."));

  @Property
  void readsAnyMixOfRecords(
      @ForAll("records") List<Record> answers,
      @ForAll("records") List<Record> authority,
      @ForAll boolean authoritative) {
    Message message = message(authoritative);
    answers.forEach(record -> message.addRecord(record, Section.ANSWER));
    authority.forEach(record -> message.addRecord(record, Section.AUTHORITY));

    Reply reply = Reply.of(SERVER, QUESTION, message);
    HostAnswer answer = HostAnswer.ofServer(reply);

    boolean there =
        answers.stream().anyMatch(r -> r instanceof TXTRecord && r.getName().equals(HOST));
    assertThat(answer.texts().isEmpty()).isEqualTo(!(there && authoritative));
    reply
        .referral(Name.fromConstantString("test."))
        .ifPresent(
            below -> {
              assertThat(HOST.subdomain(below.zone())).isTrue();
              assertThat(below.zone().labels()).isGreaterThan(2);
            });
    reply.zone().ifPresent(zone -> assertThat(HOST.subdomain(zone)).isTrue());
  }

  @Property
  void readsAnyBytesThatAreAMessageAtAll(
      @ForAll @Size(max = 300) byte[] tail, @ForAll @IntRange(max = 40) int keep) {
    byte[] valid = message(true).toWire();
    byte[] wire = new byte[Math.min(keep, valid.length) + tail.length];
    System.arraycopy(valid, 0, wire, 0, Math.min(keep, valid.length));
    System.arraycopy(tail, 0, wire, Math.min(keep, valid.length), tail.length);
    Message message;
    try {
      message = new Message(wire);
    } catch (IOException e) {
      assertThat(Reply.of(SERVER, QUESTION, e).outcome()).isEqualTo(Outcome.GARBLED);
      return;
    }

    Reply reply = Reply.of(SERVER, QUESTION, message);

    assertThat(HostAnswer.ofServer(reply).texts()).isNotNull();
    assertThat(reply.referral(Name.root)).isNotNull();
  }

  @Provide
  Arbitrary<List<Record>> records() {
    Arbitrary<Name> names = Arbitraries.of(NAMES);
    return Combinators.combine(names, names, Arbitraries.integers().between(0, 3))
        .<Record>as(
            (Name owner, Name target, Integer kind) ->
                switch (kind) {
                  case 0 -> new CNAMERecord(owner, DClass.IN, 1, target);
                  case 1 -> new NSRecord(owner, DClass.IN, 1, target);
                  case 2 -> new MXRecord(owner, DClass.IN, 1, 10, target);
                  default -> new TXTRecord(owner, DClass.IN, 1, "MS=ms12345678");
                })
        .list()
        .ofMaxSize(12);
  }

  private static Message message(boolean authoritative) {
    Message message = FakeZones.empty(QUESTION.message());
    if (authoritative) {
      message.getHeader().setFlag(Flags.AA);
    }
    return message;
  }
}
