package io.github.workaccount.enrollment.model.dns;

import java.util.List;

/**
 * A look for a verification record: what was asked, and whom.
 *
 * @param host the host that was asked for
 * @param zone the zone that holds the host; null when it was not found
 * @param type {@code TXT} or {@code MX}
 * @param value what must be there; null when it is not told
 * @param servers the servers that were asked, as {@code address:port}
 * @param note what else to know about the look, a sentence; null when there is nothing
 * @param provider who runs the domain's name servers; null when it is not known
 */
public record DnsLook(
    String host,
    String zone,
    String type,
    String value,
    List<String> servers,
    String note,
    DnsProvider provider) {

  /** Keeps a copy of the list. */
  public DnsLook {
    servers = List.copyOf(servers);
  }

  /**
   * A look for a TXT record of which no more is to be said.
   *
   * @param host the host that was asked for
   * @param servers whom
   */
  public static DnsLook at(String host, List<String> servers) {
    return new DnsLook(host, null, "TXT", null, servers, null, null);
  }

  /** The same look, where the zone that holds the host is known; null when it is not. */
  public DnsLook in(String zone) {
    return new DnsLook(host, zone, type, value, servers, note, provider);
  }

  /**
   * The same look, of which one more thing is known.
   *
   * @param sentence what it is
   */
  public DnsLook withNote(String sentence) {
    String all = note == null ? sentence : note + " " + sentence;
    return new DnsLook(host, zone, type, value, servers, all, provider);
  }

  /** A sentence about the look, followed by the note. */
  String noted(String sentence) {
    return note == null ? sentence : sentence + " " + note;
  }

  /**
   * Advice that takes a change of a record at the host or at the end of its aliases.
   *
   * @param place where the record is
   */
  String changedAt(String place, String advice) {
    return place.equals(host)
        ? changed(advice)
        : "%s The record is at %s, which %s is an alias of.".formatted(advice, place, host);
  }

  /** Advice that takes a change at the host, followed by what to enter there and where. */
  String changed(String advice) {
    if (zone == null) {
      return advice;
    }
    HostInZone place = new HostInZone(host, zone);
    String entered = advice + " " + place.advice();
    return provider == null
        ? entered
        : "%s The domain is at %s: %s.".formatted(entered, provider.name(), provider.where(place));
  }
}
