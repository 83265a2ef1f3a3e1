package io.github.workaccount.enrollment.model;

import java.util.List;

/**
 * A look for a verification record: what was asked, and whom.
 *
 * @param host the host that was asked for
 * @param type {@code TXT} or {@code MX}
 * @param value what must be there; null when it is not told
 * @param servers the servers that were asked, as {@code address:port}
 * @param note what else to know about the look, a sentence; null when there is nothing
 * @param provider who runs the domain's name servers; null when it is not known
 */
public record DnsLook(
    String host,
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
    return new DnsLook(host, "TXT", null, servers, null, null);
  }

  /**
   * The same look, of which one more thing is known.
   *
   * @param sentence what it is
   */
  public DnsLook withNote(String sentence) {
    String all = note == null ? sentence : note + " " + sentence;
    return new DnsLook(host, type, value, servers, all, provider);
  }

  /** A sentence about the look, followed by the note. */
  String noted(String sentence) {
    return note == null ? sentence : sentence + " " + note;
  }

  /** Advice that takes a change at the provider, followed by where to make it. */
  String changed(String advice) {
    return provider == null
        ? advice
        : "%s The domain is at %s: %s.".formatted(advice, provider.name(), provider.where());
  }
}
