package io.github.workaccount.enrollment.dns.walk;

import io.github.workaccount.enrollment.dns.client.Delegation;
import io.github.workaccount.enrollment.dns.client.NameServer;
import io.github.workaccount.enrollment.dns.client.Outcome;
import io.github.workaccount.enrollment.dns.client.RecordText;
import io.github.workaccount.enrollment.dns.client.Reply;
import java.util.List;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;

/**
 * What one server says is at a host.
 *
 * @param server the server
 * @param host where it says so: the host, or the end of the aliases that lead away from it
 * @param outcome what became of the query
 * @param texts the TXT records, each joined from its strings, raw
 * @param exchanges the mail exchanges, without trailing dots
 * @param alias what the host is an alias of, by a server of its zone; null when it is none
 * @param zone the zone that holds the host, where the answer tells it; else null
 */
public record HostAnswer(
    NameServer server,
    Name host,
    Outcome outcome,
    List<String> texts,
    List<String> exchanges,
    Name alias,
    Name zone) {

  /**
   * What a server of the zone says of the asked name; one that does not speak for it says nothing.
   */
  public static HostAnswer ofServer(Reply reply) {
    boolean speaks = reply.isAuthoritative() || !reply.outcome().isUsable();
    return new HostAnswer(
        reply.server(),
        reply.question().name(),
        speaks ? reply.outcome() : Outcome.NOT_AUTHORITATIVE,
        speaks ? texts(reply.records(TXTRecord.class)) : List.of(),
        speaks ? exchanges(reply.records(MXRecord.class)) : List.of(),
        speaks ? reply.alias().orElse(null) : null,
        reply.zone().orElse(null));
  }

  /** What a resolver says, which has followed the aliases. */
  static HostAnswer ofResolver(Reply reply) {
    Reply.Aliases aliases = reply.aliases();
    Outcome outcome = aliases.loop() ? Outcome.ALIAS_LOOP : reply.outcome();
    return new HostAnswer(
        reply.server(),
        aliases.end(),
        outcome.isUsable() && reply.isStale() ? Outcome.STALE : outcome,
        texts(reply.resolved(TXTRecord.class)),
        exchanges(reply.resolved(MXRecord.class)),
        null,
        reply.startOfAuthority().orElse(null));
  }

  private static List<String> texts(List<TXTRecord> records) {
    return records.stream().map(RecordText::joined).distinct().toList();
  }

  private static List<String> exchanges(List<MXRecord> records) {
    return records.stream().map(mx -> Delegation.shown(mx.getTarget())).distinct().toList();
  }

  /** The same, with the mail exchanges of another answer, where that can be used. */
  HostAnswer withExchangesOf(HostAnswer mail) {
    return mail.isUsable()
        ? new HostAnswer(server, host, outcome, texts, mail.exchanges, alias, zone)
        : this;
  }

  HostAnswer withOutcome(Outcome changed) {
    return new HostAnswer(server, host, changed, texts, exchanges, alias, zone);
  }

  public boolean isUsable() {
    return outcome.isUsable();
  }

  /** Whether the host is an alias of another name, so that the records are there. */
  boolean isAlias() {
    return isUsable() && alias != null;
  }

  /** The server and what it did. */
  public String inWords() {
    return outcome.inWords(server);
  }
}
