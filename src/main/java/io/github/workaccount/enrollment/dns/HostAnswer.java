package io.github.workaccount.enrollment.dns;

import java.util.List;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;

/**
 * What one server says is at the host.
 *
 * @param server the server
 * @param outcome what became of the query
 * @param texts the TXT records, each joined from its strings, raw
 * @param exchanges the mail exchanges, without trailing dots
 * @param alias where the host's aliases lead; null when it has none
 */
record HostAnswer(
    NameServer server, Outcome outcome, List<String> texts, List<String> exchanges, Name alias) {

  /** What a server of the zone says; one that does not speak for the zone says nothing. */
  static HostAnswer ofServer(Reply reply) {
    boolean speaks =
        reply.outcome() != Outcome.ANSWER || reply.isAuthoritative() || !reply.isEmpty();
    return of(reply, speaks ? reply.outcome() : Outcome.NOT_AUTHORITATIVE);
  }

  /** What a resolver says. */
  static HostAnswer ofResolver(Reply reply) {
    return of(reply, reply.outcome());
  }

  private static HostAnswer of(Reply reply, Outcome outcome) {
    Reply.Aliases aliases = reply.aliases();
    return new HostAnswer(
        reply.server(),
        aliases.loop() ? Outcome.ALIAS_LOOP : outcome,
        reply.records(TXTRecord.class).stream().map(RecordText::joined).distinct().toList(),
        reply.records(MXRecord.class).stream()
            .map(mx -> Delegation.shown(mx.getTarget()))
            .distinct()
            .toList(),
        aliases.passed().isEmpty() ? null : aliases.end());
  }

  /** The same, with the mail exchanges of another reply. */
  HostAnswer withExchangesOf(Reply reply) {
    return new HostAnswer(server, outcome, texts, ofResolver(reply).exchanges, alias);
  }

  HostAnswer withOutcome(Outcome changed) {
    return new HostAnswer(server, changed, texts, exchanges, alias);
  }

  boolean isUsable() {
    return outcome.isUsable();
  }

  /** Whether only an alias was answered, whose end the server does not serve. */
  boolean isOpenAlias() {
    return isUsable() && alias != null && texts.isEmpty() && exchanges.isEmpty();
  }

  /** The server and what it did. */
  String inWords() {
    return server.label() + " " + outcome.words();
  }
}
