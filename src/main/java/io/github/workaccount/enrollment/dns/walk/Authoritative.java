package io.github.workaccount.enrollment.dns.walk;

import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.DnsClient;
import io.github.workaccount.enrollment.dns.client.NameServer;
import io.github.workaccount.enrollment.dns.client.Outcome;
import io.github.workaccount.enrollment.dns.client.ServerBusy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xbill.DNS.Name;

/**
 * Asks the servers that a zone really has, so that no cache stands between a new record and its
 * proof: those that the parent zone names, and those that the zone itself names. An alias is
 * followed at the servers of its target's own zone, whatever the alias' servers add of it.
 */
public final class Authoritative {

  /** As many as resolvers follow. */
  private static final int MOST_ALIASES = 10;

  private final DnsClient client;
  private final ZoneWalk walk;
  private final AddressBook addresses;

  public Authoritative(DnsClient client, ZoneWalk walk, AddressBook addresses) {
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
  public Observation observe(Name host, boolean exchanges, Deadline deadline) {
    Look look = new Look(exchanges, deadline, new HashSet<>(Set.of(host)));
    return look.at(host, walk.to(host, exchanges, deadline));
  }

  /** One look, which may pass several names. */
  private final class Look {

    private final boolean exchanges;
    private final Deadline deadline;
    private final Set<Name> passed;

    Look(boolean exchanges, Deadline deadline, Set<Name> passed) {
      this.exchanges = exchanges;
      this.deadline = deadline;
      this.passed = passed;
    }

    /**
     * What is at a name.
     *
     * @param end where the walk to it ended
     */
    Observation at(Name name, ZoneWalk.End end) {
      List<HostAnswer> answers = new ArrayList<>(end.replies().answers());
      answers.addAll(ofServersThatOnlyTheZoneNames(name, end));
      return followed(Observation.ofServers(name, end, answers), end);
    }

    private List<HostAnswer> ofServersThatOnlyTheZoneNames(Name name, ZoneWalk.End end) {
      List<Name> more =
          end.ownNames().stream().filter(own -> !end.zone().names().contains(own)).toList();
      List<NameServer> servers =
          addresses.of(more, Map.of(), deadline).usable().stream()
              .filter(server -> !end.replies().areOf(server))
              .toList();
      if (servers.isEmpty()) {
        return List.of();
      }
      ServerBusy.unlessAll(servers, deadline.visits().enter(servers));
      return HostReplies.of(name, exchanges, end.zone().zone(), servers, client, deadline)
          .answers();
    }

    private Observation followed(Observation seen, ZoneWalk.End end) {
      Map<Name, HostAnswer> aliases = new LinkedHashMap<>();
      seen.answers().stream()
          .filter(HostAnswer::isAlias)
          .forEach(answer -> aliases.putIfAbsent(answer.alias(), answer));
      if (aliases.isEmpty()) {
        return seen;
      }
      Observation all =
          seen.withAnswers(seen.answers().stream().filter(answer -> !answer.isAlias()).toList());
      for (HostAnswer answer : aliases.values()) {
        all = atTarget(answer, end).reachedBy(aliasOf(answer), all);
      }
      return all;
    }

    private Observation atTarget(HostAnswer answer, ZoneWalk.End end) {
      Name target = answer.alias();
      if (passed.size() > MOST_ALIASES || !passed.add(target)) {
        HostAnswer loop = answer.withOutcome(Outcome.ALIAS_LOOP);
        return Observation.ofServers(target, end, List.of(loop));
      }
      boolean sameZone = target.subdomain(end.zone().zone());
      Observation there =
          at(
              target,
              sameZone
                  ? walk.from(end, target, exchanges, deadline)
                  : walk.to(target, exchanges, deadline));
      return there.answers().isEmpty()
          ? there.withAnswers(List.of(answer.withOutcome(Outcome.ALIAS_UNREACHABLE)))
          : there;
    }
  }

  private static Alias aliasOf(HostAnswer answer) {
    return new Alias(answer.host(), answer.alias(), answer.server());
  }
}
