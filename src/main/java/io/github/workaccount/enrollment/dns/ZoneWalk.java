package io.github.workaccount.enrollment.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * Walks down from the top-level domain to the zone that holds a host (RFC 1034, section 5.3.3). A
 * resolver is asked for names and addresses of servers only, never for the host.
 */
final class ZoneWalk {

  /** Of a zone above the host's, any few servers do. */
  private static final int FEW = 2;

  /** How long servers that nobody can reach from here are left alone. */
  private static final Duration LEFT_ALONE = Duration.ofMinutes(1);

  private final DnsClient client;
  private final Recursion recursion;
  private final AddressBook addresses;
  private final Map<Name, Deadline> unreachable = new ConcurrentHashMap<>();

  ZoneWalk(DnsClient client, Recursion recursion, AddressBook addresses) {
    this.client = client;
    this.recursion = recursion;
    this.addresses = addresses;
  }

  /**
   * Walks to the host's zone and asks all its servers for the host's TXT records.
   *
   * @param host the host, absolute
   * @param deadline until when it must be done
   */
  End to(Name host, Deadline deadline) {
    Optional<Delegation> top = top(host, deadline);
    if (top.isEmpty()) {
      return new End(null, List.of(), false, "no name servers of it could be found");
    }
    Delegation at = top.get();
    boolean own = at.zone().equals(host);
    boolean parentAnswered = false;
    if (!own && isLeftAlone(at.zone())) {
      return unreachable(at, false);
    }
    while (true) {
      List<Name> names = own ? at.names() : few(at.names());
      AddressBook.Servers servers = addresses.of(names, at.glue(), deadline);
      if (servers.usable().isEmpty()) {
        return new End(at, List.of(), parentAnswered, obstacle(servers));
      }
      Question question = Question.direct(host, Type.TXT);
      List<Reply> replies = client.askAll(servers.usable(), question, deadline);
      Optional<Delegation> below = below(at.zone(), replies);
      if (below.isPresent()) {
        // Strictly further down each time, so that this ends.
        at = below.get();
        own = true;
        parentAnswered = true;
        continue;
      }
      if (own) {
        return new End(at, replies, parentAnswered, null);
      }
      Optional<Reply> told = replies.stream().filter(r -> r.outcome().isUsable()).findFirst();
      if (told.isEmpty()) {
        unreachable.put(at.zone(), Deadline.in(LEFT_ALONE));
        return unreachable(at, false);
      }
      if (told.get().outcome() == Outcome.NO_SUCH_NAME && isIn(at.zone(), told.get())) {
        return new End(at, replies, true, null);
      }
      at = zoneAt(told.get(), at, deadline);
      own = true;
    }
  }

  /** The highest zone at or above the host of which the resolvers know servers. */
  private Optional<Delegation> top(Name host, Deadline deadline) {
    for (int labels = 2; labels <= host.labels(); labels++) {
      Name zone = new Name(host, host.labels() - labels);
      Question servers = Question.recursive(zone, Type.NS);
      Reply reply = recursion.askOfServers(servers, deadline).join();
      if (!reply.nameServers().isEmpty()) {
        return Optional.of(Delegation.byResolver(zone, reply.nameServers()));
      }
      if (reply.outcome() == Outcome.TIME_OUT || reply.outcome() == Outcome.UNREACHABLE) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The host's zone where a server of a zone above serves it, too, and so answers by itself instead
   * of sending us on.
   */
  private Delegation zoneAt(Reply told, Delegation above, Deadline deadline) {
    Question whose = Question.direct(told.question().name(), Type.SOA);
    Name zone = client.ask(told.server(), whose, deadline).join().zone().orElse(above.zone());
    Question servers = Question.direct(zone, Type.NS);
    List<Name> names = client.ask(told.server(), servers, deadline).join().nameServers();
    return names.isEmpty() ? above : Delegation.byResolver(zone, names);
  }

  private static boolean isIn(Name zone, Reply reply) {
    return reply.zone().map(zone::equals).orElse(true);
  }

  private static List<Name> few(List<Name> names) {
    List<Name> any = new ArrayList<>(names);
    Collections.shuffle(any);
    return any.subList(0, Math.min(FEW, any.size()));
  }

  private static Optional<Delegation> below(Name zone, List<Reply> replies) {
    return replies.stream().flatMap(reply -> reply.referral(zone).stream()).findFirst();
  }

  private boolean isLeftAlone(Name zone) {
    Deadline until = unreachable.get(zone);
    return until != null && !until.isOver();
  }

  private static End unreachable(Delegation at, boolean parentAnswered) {
    String reason = "the servers of %s cannot be reached".formatted(Delegation.shown(at.zone()));
    return new End(null, List.of(), parentAnswered, reason);
  }

  private static String obstacle(AddressBook.Servers servers) {
    return servers.forbidden().isEmpty()
        ? "no address of its name servers could be found"
        : "its name servers (%s) stand at private addresses, which are not asked"
            .formatted(String.join(", ", servers.forbidden()));
  }

  /**
   * Where the walk ended.
   *
   * @param zone the zone that holds the host, or the last one on the way; null when there is none
   * @param replies what its servers replied for the host's TXT records
   * @param parentAnswered whether a server of a zone above answered
   * @param obstacle why it ended too early; null when it did not
   */
  record End(Delegation zone, List<Reply> replies, boolean parentAnswered, String obstacle) {}
}
