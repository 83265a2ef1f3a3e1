package io.github.workaccount.enrollment.dns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * Asks the servers that a zone really has, so that no cache stands between a new record and its
 * proof: those that the parent zone names, and those that the zone itself names.
 */
final class Authoritative {

  private static final int MOST_ALIASES = 5;
  private static final int FEW = 2;

  private final DnsClient client;
  private final ZoneWalk walk;
  private final AddressBook addresses;

  Authoritative(DnsClient client, ZoneWalk walk, AddressBook addresses) {
    this.client = client;
    this.walk = walk;
    this.addresses = addresses;
  }

  /**
   * Looks at a host at all servers of its zone.
   *
   * @param host the host, absolute
   * @param exchanges whether its MX records are wanted as well
   * @param deadline until when it must be done
   */
  Observation observe(Name host, boolean exchanges, Deadline deadline) {
    return observe(host, exchanges, 0, deadline);
  }

  private Observation observe(Name host, boolean exchanges, int aliases, Deadline deadline) {
    ZoneWalk.End end = walk.to(host, deadline);
    if (end.obstacle() != null) {
      return Observation.hindered(host, end.zone(), end.parentAnswered(), end.obstacle());
    }
    Delegation zone = end.zone();
    List<Reply> replies = new ArrayList<>(end.replies());
    List<Name> own = ownNames(zone.zone(), replies, deadline);
    List<Name> more = own.stream().filter(name -> !zone.names().contains(name)).toList();
    replies.addAll(askMore(more, host, replies, deadline));
    List<HostAnswer> answers = answers(replies, exchanges, deadline);
    Observation seen =
        new Observation(host, true, answers, zone, own, List.of(), end.parentAnswered(), null);
    return followed(seen, exchanges, aliases, deadline);
  }

  /** The servers that the zone itself names, as the first two that serve it say. */
  private List<Name> ownNames(Name zone, List<Reply> replies, Deadline deadline) {
    List<NameServer> some =
        replies.stream().filter(Reply::isAuthoritative).map(Reply::server).limit(FEW).toList();
    return client.askAll(some, Question.direct(zone, Type.NS), deadline).stream()
        .filter(Reply::isAuthoritative)
        .flatMap(reply -> reply.nameServers().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private List<Reply> askMore(List<Name> names, Name host, List<Reply> asked, Deadline deadline) {
    List<NameServer> servers =
        addresses.of(names, Map.of(), deadline).usable().stream()
            .filter(
                server ->
                    asked.stream()
                        .noneMatch(reply -> reply.server().address().equals(server.address())))
            .toList();
    return client.askAll(servers, Question.direct(host, Type.TXT), deadline);
  }

  private List<HostAnswer> answers(List<Reply> texts, boolean exchanges, Deadline deadline) {
    Map<NameServer, CompletableFuture<Reply>> mail = new HashMap<>();
    if (exchanges) {
      texts.stream()
          .filter(reply -> reply.outcome() == Outcome.ANSWER)
          .forEach(
              reply ->
                  mail.put(
                      reply.server(),
                      client.ask(
                          reply.server(),
                          Question.direct(reply.question().name(), Type.MX),
                          deadline)));
    }
    return texts.stream()
        .map(
            reply -> {
              HostAnswer answer = HostAnswer.ofServer(reply);
              CompletableFuture<Reply> mx = mail.get(reply.server());
              return mx == null ? answer : answer.withExchangesOf(mx.join());
            })
        .toList();
  }

  /** Follows an alias that leads out of the zone. */
  private Observation followed(
      Observation seen, boolean exchanges, int aliases, Deadline deadline) {
    List<HostAnswer> usable = seen.usable();
    if (usable.isEmpty() || !usable.stream().allMatch(HostAnswer::isOpenAlias)) {
      return seen;
    }
    Name target = usable.get(0).alias();
    if (aliases >= MOST_ALIASES) {
      return seen.withAnswers(
          usable.stream().map(answer -> answer.withOutcome(Outcome.ALIAS_LOOP)).toList());
    }
    Observation there = observe(target, exchanges, aliases + 1, deadline);
    boolean told = there.hasUsable() || !there.answers().isEmpty();
    return told ? there.reachedBy(target, seen) : seen;
  }
}
