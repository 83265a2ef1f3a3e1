package io.github.workaccount.enrollment.sandbox.dns;

import io.github.workaccount.enrollment.sandbox.http.Loopback;
import io.github.workaccount.enrollment.sandbox.state.EntraDirectory;
import io.github.workaccount.enrollment.sandbox.state.Zone;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;

/**
 * The zones that follow from the state, at one moment: every domain of a company or a tenant and
 * every name with records exists, and with it the names above. All else is unknown.
 */
final class ZoneData {

  private static final String ROOT = ".";
  private static final String SERVERS_ZONE = "sandbox.invalid";
  private static final List<String> SERVERS = List.of("ns1.sandbox.invalid", "ns2.sandbox.invalid");
  private static final String MAIL_PREFIX = "mail.";

  private static final long TTL = 3600;

  /** Short, so that a record that was just published is not hidden by an earlier "no". */
  private static final long NEGATIVE_TTL = 5;

  private static final int REFRESH = 3600;
  private static final int RETRY = 600;
  private static final int EXPIRE = 604_800;
  private static final int MAIL_PREFERENCE = 10;
  private static final int ADDED_MX_PREFERENCE = 32_767;

  /** Addresses that are set apart for documentation (RFC 5737). */
  private static final byte[] WEB_ADDRESS = {(byte) 192, 0, 2, 10};

  private static final byte[] MAIL_ADDRESS = {(byte) 192, 0, 2, 25};

  private final EntraDirectory directory;
  private final long serial;
  private final Set<String> names = new HashSet<>();

  ZoneData(EntraDirectory directory, Instant now) {
    this.directory = directory;
    this.serial = now.getEpochSecond() & 0xFFFFFFFFL;
    names.add(SERVERS_ZONE);
    directory.domains().all().forEach(domain -> names.add(domain.name()));
    directory.zones().all().forEach(zone -> names.add(zone.name()));
  }

  /** Whether the name has records, or one below it has. */
  boolean exists(String name) {
    return name.equals(ROOT)
        || names.contains(name)
        || SERVERS.contains(name)
        || company(name, MAIL_PREFIX).isPresent()
        || names.stream().anyMatch(known -> known.endsWith("." + name));
  }

  /**
   * All records of a name.
   *
   * @param name lower-case, without the final dot
   * @param owner the name as it was asked for, which the records carry
   */
  List<Record> records(String name, Name owner) {
    List<Record> records = new ArrayList<>();
    if (owner.equals(apex(name, owner))) {
      records.add(startOfAuthority(owner));
      for (String server : SERVERS) {
        records.add(new NSRecord(owner, DClass.IN, TTL, name(server)));
      }
    }
    if (SERVERS.contains(name)) {
      records.add(address(owner, Loopback.address()));
    }
    if (company(name, MAIL_PREFIX).isPresent()) {
      records.add(address(owner, inet(MAIL_ADDRESS)));
    }
    directory.zones().get(name).ifPresent(zone -> addPublished(zone, owner, records));
    return records;
  }

  /**
   * The SOA record that goes with an answer without records (RFC 2308).
   *
   * @param name lower-case, without the final dot
   * @param asked the name as it was asked for
   */
  Record authority(String name, Name asked) {
    return startOfAuthority(apex(name, asked));
  }

  private void addPublished(Zone zone, Name owner, List<Record> records) {
    if (zone.company()) {
      records.add(address(owner, inet(WEB_ADDRESS)));
      records.add(
          new MXRecord(owner, DClass.IN, TTL, MAIL_PREFERENCE, name(MAIL_PREFIX + zone.name())));
    }
    for (String host : zone.mx()) {
      records.add(new MXRecord(owner, DClass.IN, TTL, ADDED_MX_PREFERENCE, name(host)));
    }
    for (String text : zone.txt()) {
      records.add(new TXTRecord(owner, DClass.IN, TTL, strings(text)));
    }
  }

  /**
   * The top of the zone of a name: the highest known name above it, else its last label. That is
   * cut from the name itself: in its text, a label may hold a dot, and the root has no label.
   */
  private Name apex(String name, Name asked) {
    String highest = null;
    for (String candidate = name; !candidate.isEmpty(); candidate = parent(candidate)) {
      if (names.contains(candidate)) {
        highest = candidate;
      }
    }
    if (highest != null) {
      return name(highest);
    }
    return asked.labels() <= 2 ? asked : new Name(asked, asked.labels() - 2);
  }

  private Optional<Zone> company(String name, String prefix) {
    return name.startsWith(prefix)
        ? directory.zones().get(name.substring(prefix.length())).filter(Zone::company)
        : Optional.empty();
  }

  private Record startOfAuthority(Name owner) {
    return new SOARecord(
        owner,
        DClass.IN,
        NEGATIVE_TTL,
        name(SERVERS.get(0)),
        name("hostmaster." + SERVERS_ZONE),
        serial,
        REFRESH,
        RETRY,
        EXPIRE,
        NEGATIVE_TTL);
  }

  private static Record address(Name owner, InetAddress address) {
    return new ARecord(owner, DClass.IN, TTL, address);
  }

  private static String parent(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  /**
   * Cuts a text into strings of at most 255 bytes (RFC 1035, 3.3.14), written in the notation of
   * zone files, so that every byte arrives as it is.
   */
  static List<String> strings(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<String> strings = new ArrayList<>();
    for (int start = 0; start < bytes.length; start += 255) {
      StringBuilder string = new StringBuilder();
      for (int i = start; i < Math.min(start + 255, bytes.length); i++) {
        string.append(escape(bytes[i] & 0xFF));
      }
      strings.add(string.toString());
    }
    return strings;
  }

  private static String escape(int value) {
    boolean plain = value >= ' ' && value < 0x7F && value != '"' && value != '\\';
    return plain ? String.valueOf((char) value) : String.format(Locale.ROOT, "\\%03d", value);
  }

  private static InetAddress inet(byte[] address) {
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are always an address", e);
    }
  }

  private static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalStateException("Names in the state are valid: " + text, e);
    }
  }
}
