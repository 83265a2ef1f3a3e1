package io.github.workaccount.enrollment.dns.walk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.Delegation;
import io.github.workaccount.enrollment.dns.client.DnsClient;
import io.github.workaccount.enrollment.dns.client.Question;
import io.github.workaccount.enrollment.dns.client.Recursion;
import io.github.workaccount.enrollment.dns.client.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Where a walk can begin: the zones whose servers the resolvers know. */
final class KnownZones {

  /** How long those are left alone who keep silent. */
  private static final Duration LEFT_ALONE = Duration.ofMinutes(1);

  private static final int MOST_LEFT_ALONE = 10_000;

  /** What there is to say where a resolver knows no zone at all. */
  static final String NO_SERVERS = "no name servers of it could be found";

  private final Recursion recursion;
  private final Cache<Name, String> silent =
      Caffeine.newBuilder().expireAfterWrite(LEFT_ALONE).maximumSize(MOST_LEFT_ALONE).build();

  KnownZones(Recursion recursion) {
    this.recursion = recursion;
  }

  /** The top-level domain of a name; the root of the root. */
  static Name topOf(Name name) {
    return name.labels() <= 2 ? name : new Name(name, name.labels() - 2);
  }

  /** The top-level zone above a name, or why it cannot be asked. */
  Top top(Name name, Deadline deadline) {
    Name zone = topOf(name);
    String silence = silent.getIfPresent(zone);
    if (silence != null) {
      return new Top(null, false, silence);
    }
    Reply reply = servers(zone, deadline).join();
    if (!reply.nameServers().isEmpty()) {
      return new Top(Delegation.byResolver(zone, reply.nameServers()), false, null);
    }
    String shown = Delegation.shown(zone);
    if (reply.outcome().isUsable()) {
      return new Top(null, true, "the resolver knows no servers of " + shown);
    }
    String reason = "the resolver names no servers of %s: %s".formatted(shown, reply.inWords());
    if (reply.outcome().isSilence()) {
      leaveAlone(zone, reason);
    }
    return new Top(null, false, reason);
  }

  /**
   * Asks nobody of a top-level zone for a while.
   *
   * @param reason who keeps silent
   */
  void leaveAlone(Name zone, String reason) {
    silent.put(zone, reason);
  }

  /** Says that none of a zone's servers answers. */
  static String unreachable(Name zone) {
    return "the servers of %s cannot be reached from here".formatted(Delegation.shown(zone));
  }

  /**
   * The zone nearest to a host of which a resolver knows servers.
   *
   * @param above a zone that it must be below
   */
  Optional<Delegation> nearest(Name host, Name above, Deadline deadline) {
    List<CompletableFuture<Reply>> replies =
        IntStream.range(0, host.labels() - above.labels())
            .mapToObj(labels -> servers(new Name(host, labels), deadline))
            .toList();
    return DnsClient.joined(replies).stream()
        .filter(reply -> !reply.nameServers().isEmpty())
        .map(reply -> Delegation.byResolver(reply.question().name(), reply.nameServers()))
        .findFirst();
  }

  private CompletableFuture<Reply> servers(Name zone, Deadline deadline) {
    return recursion.askOfServers(Question.recursive(zone, Type.NS), deadline);
  }

  /**
   * A top-level zone.
   *
   * @param zone its servers; null where they cannot be asked
   * @param unknown whether there is no such zone, as the resolver says
   * @param unread why its servers cannot be asked; null where they can
   */
  record Top(Delegation zone, boolean unknown, String unread) {}
}
