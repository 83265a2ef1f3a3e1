package io.github.workaccount.enrollment.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A resolver that knows just what a test gives it, whatever zone that is of. */
public final class FakeResolver implements FakeDns.Answers {

  private final Map<Name, List<Record>> known = new ConcurrentHashMap<>();

  /** Adds records: lines of a zone file with absolute names. */
  public FakeResolver with(String... lines) {
    byte[] file = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try (Master master = new Master(new ByteArrayInputStream(file), Name.root, 300)) {
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        known.computeIfAbsent(record.getName(), name -> new CopyOnWriteArrayList<>()).add(record);
      }
      return this;
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Forgets all records of a name. */
  public void forget(String name) {
    known.remove(Name.fromConstantString(name));
  }

  @Override
  public Message to(Message query, boolean overTcp) {
    Message answer = FakeZones.empty(query);
    answer.getHeader().setFlag(Flags.RA);
    Name name = query.getQuestion().getName();
    Optional<Record> alias = Optional.empty();
    do {
      alias.ifPresent(cname -> answer.addRecord(cname, Section.ANSWER));
      List<Record> records = known.getOrDefault(name, List.of());
      if (records.isEmpty()) {
        answer.getHeader().setRcode(Rcode.NXDOMAIN);
      }
      records.stream()
          .filter(record -> record.getType() == query.getQuestion().getType())
          .forEach(record -> answer.addRecord(record, Section.ANSWER));
      alias = records.stream().filter(CNAMERecord.class::isInstance).findFirst();
      name = alias.map(cname -> ((CNAMERecord) cname).getTarget()).orElse(name);
    } while (alias.isPresent() && answer.getSection(Section.ANSWER).size() < 8);
    return answer;
  }
}
