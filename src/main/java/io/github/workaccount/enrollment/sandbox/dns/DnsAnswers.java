package io.github.workaccount.enrollment.sandbox.dns;

import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Turns one DNS query into its authoritative answer (RFC 1035, RFC 2308, RFC 6891). */
public final class DnsAnswers {

  /** What this server takes over UDP; larger answers go over TCP. */
  private static final int UDP_PAYLOAD = 1232;

  private static final int CLASSIC_UDP_PAYLOAD = 512;
  private static final int TCP_PAYLOAD = 65_535;

  private final SandboxState state;
  private final Clock clock;

  public DnsAnswers(SandboxState state, Clock clock) {
    this.state = state;
    this.clock = clock;
  }

  /**
   * Answers a message.
   *
   * @param stream whether it came over TCP, where an answer need not be cut
   * @return the answer in wire format, or empty for what is no query at all
   */
  Optional<byte[]> answer(byte[] wire, boolean stream) {
    Message query;
    try {
      query = new Message(wire);
    } catch (IOException | RuntimeException e) {
      // Neither an id nor a question can be trusted: silence is the only safe answer.
      return Optional.empty();
    }
    if (query.getHeader().getFlag(Flags.QR)) {
      return Optional.empty();
    }
    Message answer = answer(query);
    return Optional.of(answer.toWire(stream ? TCP_PAYLOAD : payload(query)));
  }

  private Message answer(Message query) {
    Message answer = prepare(query);
    int refusal = refusal(query);
    if (refusal != Rcode.NOERROR) {
      setCode(answer, query, refusal);
      return answer;
    }
    Record question = query.getQuestion();
    answer.getHeader().setFlag(Flags.AA);
    int code = state.read(directory -> fill(answer, question, directory));
    setCode(answer, query, code);
    return answer;
  }

  private static Message prepare(Message query) {
    Header header = new Header(query.getHeader().getID());
    header.setFlag(Flags.QR);
    header.setOpcode(query.getHeader().getOpcode());
    if (query.getHeader().getFlag(Flags.RD)) {
      header.setFlag(Flags.RD);
    }
    Message answer = new Message();
    answer.setHeader(header);
    for (Record question : query.getSection(Section.QUESTION)) {
      answer.addRecord(question, Section.QUESTION);
    }
    return answer;
  }

  private static int refusal(Message query) {
    if (query.getHeader().getOpcode() != Opcode.QUERY) {
      return Rcode.NOTIMP;
    }
    if (query.getHeader().getCount(Section.QUESTION) != 1) {
      return Rcode.FORMERR;
    }
    OPTRecord edns = query.getOPT();
    if (edns != null && edns.getVersion() != 0) {
      return Rcode.BADVERS;
    }
    Record question = query.getQuestion();
    boolean internet = question.getDClass() == DClass.IN || question.getDClass() == DClass.ANY;
    boolean transfer = question.getType() == Type.AXFR || question.getType() == Type.IXFR;
    return internet && !transfer ? Rcode.NOERROR : Rcode.REFUSED;
  }

  private int fill(Message answer, Record question, EntraDirectory directory) {
    Name asked = question.getName();
    String name = asked.toString(true).toLowerCase(Locale.ROOT);
    ZoneData data = new ZoneData(directory, clock.instant());
    List<Record> found = data.records(name, asked);
    boolean matched = false;
    for (Record record : found) {
      if (question.getType() == Type.ANY || question.getType() == record.getType()) {
        answer.addRecord(record, Section.ANSWER);
        matched = true;
      }
    }
    if (!matched) {
      answer.addRecord(data.authority(name, asked), Section.AUTHORITY);
    }
    return data.exists(name) ? Rcode.NOERROR : Rcode.NXDOMAIN;
  }

  /** Sets the response code, whose upper bits travel in the OPT record. */
  private static void setCode(Message answer, Message query, int code) {
    answer.getHeader().setRcode(code & 0xF);
    if (query.getOPT() != null) {
      answer.addRecord(new OPTRecord(UDP_PAYLOAD, code >> 4, 0), Section.ADDITIONAL);
    }
  }

  private static int payload(Message query) {
    OPTRecord edns = query.getOPT();
    return edns == null
        ? CLASSIC_UDP_PAYLOAD
        : Math.max(CLASSIC_UDP_PAYLOAD, Math.min(edns.getPayloadSize(), UDP_PAYLOAD));
  }
}
