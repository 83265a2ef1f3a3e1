package io.github.workaccount.enrollment.dns.client;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Which servers a zone has.
 *
 * @param zone the zone
 * @param names the host names of its servers
 * @param fromParent whether the parent zone's servers said so; otherwise a resolver did
 * @param glue addresses that came with it
 */
public record Delegation(
    Name zone, List<Name> names, boolean fromParent, Map<Name, List<InetAddress>> glue) {

  /** As a resolver tells it. */
  public static Delegation byResolver(Name zone, List<Name> names) {
    return new Delegation(zone, names, false, Map.of());
  }

  /** As a server of the parent zone tells it; glue counts only for names in that zone. */
  static Delegation byParent(Name zone, List<Name> names, Name parent, Message referral) {
    Map<Name, List<InetAddress>> glue = new HashMap<>();
    for (Record record : referral.getSection(Section.ADDITIONAL)) {
      InetAddress address = address(record);
      if (address != null
          && names.contains(record.getName())
          && record.getName().subdomain(parent)) {
        glue.computeIfAbsent(record.getName(), name -> new ArrayList<>()).add(address);
      }
    }
    return new Delegation(zone, names, true, glue);
  }

  /** The address in a record; null when it has none. */
  static InetAddress address(Record record) {
    if (record instanceof ARecord v4) {
      return v4.getAddress();
    }
    return record instanceof AAAARecord v6 ? v6.getAddress() : null;
  }

  /** The names of the servers, as people write them. */
  public List<String> shownNames() {
    return names.stream().map(Delegation::shown).toList();
  }

  /** A name without the trailing dot. */
  public static String shown(Name name) {
    String text = name.toString(true).replace("\\@", "@");
    return text.isEmpty() ? "." : text.toLowerCase(java.util.Locale.ROOT);
  }
}
