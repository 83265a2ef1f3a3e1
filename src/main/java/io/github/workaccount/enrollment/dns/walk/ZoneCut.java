package io.github.workaccount.enrollment.dns.walk;

import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.Delegation;
import io.github.workaccount.enrollment.dns.client.DnsClient;
import io.github.workaccount.enrollment.dns.client.Question;
import io.github.workaccount.enrollment.dns.client.Recursion;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.address.DomainText;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import java.util.Optional;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * Finds the zone that holds a host. A delegation does not always tell: a server that has the zones
 * on both sides of a cut answers for the lower one without sending anybody there.
 */
public final class ZoneCut {

  private final DnsClient client;
  private final Recursion recursion;
  private final DomainText names;

  public ZoneCut(DnsClient client, Recursion recursion, DomainText names) {
    this.client = client;
    this.recursion = recursion;
    this.names = names;
  }

  /** The zone as far as an observation tells it. */
  public HostZone told(Observation seen) {
    return zone(seen, inHand(seen));
  }

  /** The zone, for which the servers are asked where the observation does not tell it. */
  public HostZone of(Observation seen, Deadline deadline) {
    Optional<Name> told = inHand(seen);
    return zone(seen, told.isPresent() ? told : asked(seen, deadline));
  }

  private HostZone zone(Observation seen, Optional<Name> told) {
    Name registered = registered(seen.host());
    Name delegated = seen.delegation() == null ? null : seen.delegation().zone();
    // Nobody publishes anything in the zone of a registry.
    Name top =
        Stream.concat(told.stream(), Stream.ofNullable(delegated))
            .filter(zone -> seen.host().subdomain(zone) && zone.subdomain(registered))
            .filter(zone -> delegated == null || zone.subdomain(delegated))
            .findFirst()
            .orElse(null);
    return new HostZone(seen.host(), top, registered);
  }

  private static Optional<Name> inHand(Observation seen) {
    return seen.usable().stream()
        .filter(answer -> answer.host().equals(seen.host()) && answer.zone() != null)
        .map(HostAnswer::zone)
        .findFirst();
  }

  private Optional<Name> asked(Observation seen, Deadline deadline) {
    if (!seen.hasUsable()) {
      return Optional.empty();
    }
    if (!seen.authoritative()) {
      Question question = Question.recursive(seen.host(), Type.SOA);
      return recursion.ask(question, deadline).join().startOfAuthority();
    }
    Question question = Question.direct(seen.host(), Type.SOA);
    return client.ask(seen.server(), question, deadline).join().zone();
  }

  private Name registered(Name host) {
    try {
      return names
          .registrable(new DomainName(Delegation.shown(host)))
          .map(domain -> new Name(host, host.labels() - labels(domain) - 1))
          .orElse(host);
    } catch (InvalidValue e) {
      // A name that nobody can register has no domain above it that matters here.
      return host;
    }
  }

  private static int labels(DomainName domain) {
    return domain.value().split("\\.").length;
  }
}
