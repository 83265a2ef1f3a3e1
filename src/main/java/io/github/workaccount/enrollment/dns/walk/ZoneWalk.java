package io.github.workaccount.enrollment.dns.walk;

import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.Delegation;
import io.github.workaccount.enrollment.dns.client.DnsClient;
import io.github.workaccount.enrollment.dns.client.NameServer;
import io.github.workaccount.enrollment.dns.client.Outcome;
import io.github.workaccount.enrollment.dns.client.Question;
import io.github.workaccount.enrollment.dns.client.Recursion;
import io.github.workaccount.enrollment.dns.client.Reply;
import io.github.workaccount.enrollment.dns.client.ServerBusy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * Walks down from the top-level domain to the zone that holds a host (RFC 1034, section 5.3.3). A
 * resolver is asked for names and addresses of servers only, never for the host. Where the way down
 * cannot be read, the servers that the zone itself names are asked.
 */
public final class ZoneWalk {

  /** Of a zone above the host's, any few servers do. */
  private static final int FEW = 2;

  /** Servers that are asked which servers the zone itself names. */
  private static final int SEVERAL = 4;

  private final DnsClient client;
  private final KnownZones known;
  private final AddressBook addresses;
  private final boolean hasParents;

  /**
   * @param hasParents whether there are zones above the hosts'; in the sandbox there are none
   */
  public ZoneWalk(
      DnsClient client, Recursion recursion, AddressBook addresses, boolean hasParents) {
    this.client = client;
    this.known = new KnownZones(recursion);
    this.addresses = addresses;
    this.hasParents = hasParents;
  }

  /**
   * Walks to the host's zone and asks all its servers for the host's records.
   *
   * @param host the host, absolute
   * @param exchanges whether its MX records are wanted as well
   * @param deadline until when it must be done
   */
  End to(Name host, boolean exchanges, Deadline deadline) {
    return new Walk(host, exchanges, deadline).fromTheTop();
  }

  /** The same for a name that is at or below a zone where a walk ended before. */
  End from(End before, Name host, boolean exchanges, Deadline deadline) {
    Walk walk = new Walk(host, exchanges, deadline);
    walk.parentAnswered = before.parentAnswered();
    walk.unread = before.unread();
    return walk.down(before.zone());
  }

  /**
   * Reads records where they are published, at a server that speaks for their zone.
   *
   * @param question what; DS records are in the zone above (RFC 4035, section 3.1.4.1)
   * @return empty where nobody could be asked who speaks for it
   */
  public Optional<Reply> read(Question question, Deadline deadline) {
    boolean above = question.type() == Type.DS && question.name().labels() > 1;
    Name start = above ? new Name(question.name(), 1) : question.name();
    Delegation at = known.top(start, deadline).zone();
    while (at != null) {
      Name zone = at.zone();
      List<Reply> replies =
          client.askUntil(
              reply -> reply.isAuthoritativeAnswer() || reply.referral(zone).isPresent(),
              addresses.of(few(at.names()), at.glue(), deadline).usable(),
              question,
              deadline);
      Optional<Reply> told = replies.stream().filter(Reply::isAuthoritativeAnswer).findFirst();
      if (told.isPresent()) {
        return told;
      }
      // Strictly further down each time, so that this ends.
      at = replies.stream().flatMap(r -> r.referral(zone).stream()).findFirst().orElse(null);
    }
    return Optional.empty();
  }

  private static List<Name> few(List<Name> names) {
    List<Name> any = new ArrayList<>(names);
    Collections.shuffle(any);
    return any.subList(0, Math.min(FEW, any.size()));
  }

  private static boolean isIn(Name zone, Reply reply) {
    return reply.zone().map(zone::equals).orElse(true);
  }

  private static String obstacle(AddressBook.Servers servers) {
    return servers.forbidden().isEmpty()
        ? "no address of its name servers could be found"
        : "its name servers (%s) stand at private addresses, which are not asked"
            .formatted(String.join(", ", servers.forbidden()));
  }

  /** The way to one host. */
  private final class Walk {

    private final Name host;
    private final boolean exchanges;
    private final Deadline deadline;
    private boolean parentAnswered;
    private String unread;

    Walk(Name host, boolean exchanges, Deadline deadline) {
      this.host = host;
      this.exchanges = exchanges;
      this.deadline = deadline;
    }

    /** The top-level zone gets half of the time, so that as much is left for the host's own. */
    End fromTheTop() {
      Deadline half = deadline.after(1, 2);
      KnownZones.Top top = known.top(host, half);
      if (top.zone() == null) {
        return withoutParents(KnownZones.topOf(host), top.unread(), top.unknown());
      }
      Delegation above = top.zone();
      AddressBook.Servers few = addresses.of(few(above.names()), above.glue(), half);
      HostReplies replies = HostReplies.of(host, false, above.zone(), few.usable(), client, half);
      Optional<Delegation> below = replies.below(above.zone());
      Optional<Reply> told = replies.authoritative();
      if (below.isEmpty() && told.isEmpty()) {
        return withoutParents(above.zone(), reason(above.zone(), few, replies), false);
      }
      parentAnswered = true;
      if (below.isPresent()) {
        return down(below.get());
      }
      return told.get().outcome() == Outcome.NO_SUCH_NAME && isIn(above.zone(), told.get())
          ? end(above, replies, List.of())
          : down(zoneAt(told.get(), above));
    }

    /** Why no server of a top-level zone sends us on; only silence can be expected to last. */
    private String reason(Name zone, AddressBook.Servers servers, HostReplies replies) {
      String shown = Delegation.shown(zone);
      if (servers.usable().isEmpty()) {
        return "the servers of %s cannot be asked: %s".formatted(shown, obstacle(servers));
      }
      if (!replies.isSilence()) {
        return "the servers of %s do not tell it: %s".formatted(shown, replies.inWords());
      }
      known.leaveAlone(zone, KnownZones.unreachable(zone));
      return KnownZones.unreachable(zone);
    }

    /** From a zone's servers to those of the zone further down that they send us to. */
    End down(Delegation start) {
      Delegation at = start;
      while (true) {
        AddressBook.Servers servers = addresses.of(at.names(), at.glue(), deadline);
        if (servers.usable().isEmpty()) {
          return hindered(at, obstacle(servers));
        }
        List<NameServer> entered = deadline.visits().enter(servers.usable());
        List<CompletableFuture<Reply>> own = askForServers(at.zone(), entered);
        HostReplies replies = HostReplies.of(host, exchanges, at.zone(), entered, client, deadline);
        Optional<Delegation> further = further(at.zone(), replies);
        if (further.isEmpty()) {
          // To be sent on, any server does; of the host's own zone, all count.
          ServerBusy.unlessAll(servers.usable(), entered);
          return end(at, replies, DnsClient.joined(own));
        }
        deadline.visits().leave(entered);
        // Strictly further down each time, so that this ends.
        at = further.get();
      }
    }

    private Optional<Delegation> further(Name zone, HostReplies replies) {
      Optional<Delegation> below = replies.below(zone);
      if (below.isPresent()) {
        parentAnswered = true;
        return below;
      }
      return replies.isSilence() ? nearest(zone, KnownZones.unreachable(zone)) : Optional.empty();
    }

    private End withoutParents(Name above, String reason, boolean unknown) {
      Optional<Delegation> nearest = nearest(above, reason);
      if (nearest.isPresent()) {
        return down(nearest.get());
      }
      String unread = "the delegation of %s could not be read: %s";
      return hindered(
          null, unknown ? KnownZones.NO_SERVERS : unread.formatted(Delegation.shown(host), reason));
    }

    /** The zone's servers as a resolver tells them, where those of a zone above cannot be asked. */
    private Optional<Delegation> nearest(Name above, String reason) {
      Optional<Delegation> nearest = known.nearest(host, above, deadline);
      if (hasParents) {
        nearest.ifPresent(found -> unread = unread(found.zone(), reason));
      }
      return nearest;
    }

    private static String unread(Name zone, String reason) {
      return ("The delegation of %s could not be read, because %s. So the servers count that the"
              + " domain itself names, as this network sees it; where that is a view of its own,"
              + " Microsoft may see another.")
          .formatted(Delegation.shown(zone), reason);
    }

    /** Asks, at the same time as for the host, for the servers that the zone itself names. */
    private List<CompletableFuture<Reply>> askForServers(Name zone, List<NameServer> servers) {
      Question question = Question.direct(zone, Type.NS);
      return servers.stream()
          .limit(SEVERAL)
          .map(server -> client.ask(server, question, deadline))
          .toList();
    }

    /**
     * The host's zone where a server of a zone above serves it, too, and so answers by itself
     * instead of sending us on.
     */
    private Delegation zoneAt(Reply told, Delegation above) {
      Question whose = Question.direct(host, Type.SOA);
      Name zone =
          client
              .ask(told.server(), whose, deadline)
              .join()
              .zone()
              .filter(found -> found.subdomain(above.zone()))
              .orElse(above.zone());
      Question servers = Question.direct(zone, Type.NS);
      List<Name> names = client.ask(told.server(), servers, deadline).join().nameServers();
      return names.isEmpty() ? above : Delegation.byResolver(zone, names);
    }

    private End end(Delegation zone, HostReplies replies, List<Reply> servers) {
      List<Name> names =
          servers.stream()
              .filter(Reply::isAuthoritative)
              .flatMap(reply -> reply.nameServers().stream())
              .distinct()
              .sorted()
              .toList();
      return new End(zone, replies, names, parentAnswered, unread, null);
    }

    private End hindered(Delegation zone, String obstacle) {
      return new End(zone, HostReplies.NONE, List.of(), parentAnswered, unread, obstacle);
    }
  }

  /**
   * Where the walk ended.
   *
   * @param zone the zone that holds the host, or the last one on the way; null when there is none
   * @param replies what its servers replied for the host
   * @param ownNames which servers the zone itself names; empty when it was not told
   * @param parentAnswered whether a server of a zone above answered
   * @param unread which delegation could not be read and what that means; null when all could
   * @param obstacle why it ended too early; null when it did not
   */
  record End(
      Delegation zone,
      HostReplies replies,
      List<Name> ownNames,
      boolean parentAnswered,
      String unread,
      String obstacle) {}
}
