package io.github.workaccount.enrollment.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SetResponse;
import org.xbill.DNS.Type;
import org.xbill.DNS.Zone;

/** Answers from zones, as the servers of zones do. */
public final class FakeZones implements FakeDns.Answers {

  private final Map<Name, Zone> zones = new ConcurrentHashMap<>();
  private volatile boolean addsOtherZones;

  /** From now on adds to an alias what it has at the target, in whatever zone, as NSD does. */
  public FakeZones addingOtherZones() {
    addsOtherZones = true;
    return this;
  }

  /** Adds or replaces a zone: lines of a zone file; the SOA record is added. */
  public FakeZones with(String origin, String... lines) {
    try {
      Name name = Name.fromString(origin);
      String file =
          "@ 300 SOA ns.invalid. admin.invalid. 1 300 300 300 3600\n" + String.join("\n", lines);
      List<Record> records = new ArrayList<>();
      Master master =
          new Master(
              new ByteArrayInputStream((file + "\n").getBytes(StandardCharsets.UTF_8)), name, 300);
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        records.add(record);
      }
      zones.put(name, new Zone(name, records.toArray(Record[]::new)));
      return this;
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public Message to(Message query, boolean overTcp) {
    Record question = query.getQuestion();
    Message answer = empty(query);
    Zone zone = zoneOf(question.getName());
    if (zone == null) {
      answer.getHeader().setRcode(Rcode.REFUSED);
      return answer;
    }
    answer.getHeader().setFlag(Flags.AA);
    fill(answer, zone, question.getName(), question.getType());
    return answer;
  }

  public static Message empty(Message query) {
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(query.getQuestion(), Section.QUESTION);
    return answer;
  }

  public static Message failing(Message query, int rcode) {
    Message answer = empty(query);
    answer.getHeader().setRcode(rcode);
    return answer;
  }

  private Zone zoneOf(Name name) {
    for (int up = 0; up < name.labels(); up++) {
      Zone zone = zones.get(new Name(name, up));
      if (zone != null) {
        return zone;
      }
    }
    return null;
  }

  private void fill(Message answer, Zone zone, Name name, int type) {
    SetResponse found = zone.findRecords(name, type);
    if (found.isDelegation()) {
      refer(answer, zone, found.getNS());
    } else if (found.isSuccessful()) {
      found.answers().forEach(set -> add(answer, set, Section.ANSWER));
    } else if (found.isCNAME()) {
      CNAMERecord alias = found.getCNAME();
      answer.addRecord(alias, Section.ANSWER);
      Zone next = zoneOf(alias.getTarget());
      boolean loops = answer.getSection(Section.ANSWER).size() > 8;
      if ((next == zone || addsOtherZones && next != null) && !loops) {
        fill(answer, next, alias.getTarget(), type);
      }
    } else {
      if (found.isNXDOMAIN()) {
        answer.getHeader().setRcode(Rcode.NXDOMAIN);
      }
      answer.addRecord(zone.getSOA(), Section.AUTHORITY);
    }
  }

  private static void refer(Message answer, Zone zone, RRset servers) {
    if (answer.getSection(Section.ANSWER).isEmpty()) {
      answer.getHeader().unsetFlag(Flags.AA);
    }
    add(answer, servers, Section.AUTHORITY);
    for (Record server : servers.rrs()) {
      RRset glue = zone.findExactMatch(((NSRecord) server).getTarget(), Type.A);
      if (glue != null) {
        add(answer, glue, Section.ADDITIONAL);
      }
    }
  }

  private static void add(Message answer, RRset set, int section) {
    set.rrs().forEach(record -> answer.addRecord(record, section));
  }
}
