package io.github.workaccount.enrollment.dns.walk;

import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.Delegation;
import io.github.workaccount.enrollment.dns.client.DnsClient;
import io.github.workaccount.enrollment.dns.client.NameServer;
import io.github.workaccount.enrollment.dns.client.Question;
import io.github.workaccount.enrollment.dns.client.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * What servers of one zone replied for a host.
 *
 * @param texts for its TXT records
 * @param mail for its MX records, by server; empty where those are not wanted
 */
record HostReplies(List<Reply> texts, Map<NameServer, CompletableFuture<Reply>> mail) {

  static final HostReplies NONE = new HostReplies(List.of(), Map.of());

  /**
   * Asks all of them at once, until one sends us on to a zone further down.
   *
   * @param zone their zone
   * @param exchanges whether the MX records are wanted as well
   */
  static HostReplies of(
      Name host,
      boolean exchanges,
      Name zone,
      List<NameServer> servers,
      DnsClient client,
      Deadline deadline) {
    Map<NameServer, CompletableFuture<Reply>> mail = new HashMap<>();
    if (exchanges) {
      Question question = Question.direct(host, Type.MX);
      servers.forEach(server -> mail.put(server, client.ask(server, question, deadline)));
    }
    Question question = Question.direct(host, Type.TXT);
    List<Reply> texts =
        client.askUntil(reply -> reply.referral(zone).isPresent(), servers, question, deadline);
    return new HostReplies(texts, mail);
  }

  /** What they say. */
  List<HostAnswer> answers() {
    return texts.stream()
        .map(
            text -> {
              HostAnswer answer = HostAnswer.ofServer(text);
              CompletableFuture<Reply> exchanges = mail.get(text.server());
              return exchanges == null || !answer.isUsable()
                  ? answer
                  : answer.withExchangesOf(HostAnswer.ofServer(exchanges.join()));
            })
        .toList();
  }

  /** What each server did, where none of them helps. */
  String inWords() {
    return answers().stream().map(HostAnswer::inWords).collect(Collectors.joining("; "));
  }

  /** Whether no server said a word. */
  boolean isSilence() {
    return texts.stream().allMatch(reply -> reply.outcome().isSilence());
  }

  /** Whether this server was asked. */
  boolean areOf(NameServer server) {
    return texts.stream().anyMatch(reply -> reply.server().address().equals(server.address()));
  }

  /** The zone below this one that one of them sends us to, if any does. */
  Optional<Delegation> below(Name zone) {
    return texts.stream().flatMap(reply -> reply.referral(zone).stream()).findFirst();
  }

  /** What a server says that speaks for the host's zone, if any does. */
  Optional<Reply> authoritative() {
    return texts.stream().filter(Reply::isAuthoritativeAnswer).findFirst();
  }
}
