package io.github.workaccount.enrollment.dns.walk;

import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.Delegation;
import io.github.workaccount.enrollment.dns.client.DnsClient;
import io.github.workaccount.enrollment.dns.client.NameServer;
import io.github.workaccount.enrollment.dns.client.Outcome;
import io.github.workaccount.enrollment.dns.client.Question;
import io.github.workaccount.enrollment.dns.client.Recursion;
import io.github.workaccount.enrollment.dns.client.ServerBusy;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Looks for a value that was published at the wrong host, where people most often put it. */
public final class WrongHosts {

  private final DnsClient client;
  private final Recursion recursion;
  private final Authoritative authoritative;
  private final ZoneCut zoneCut;

  public WrongHosts(
      DnsClient client, Recursion recursion, Authoritative authoritative, ZoneCut zoneCut) {
    this.client = client;
    this.recursion = recursion;
    this.authoritative = authoritative;
    this.zoneCut = zoneCut;
  }

  /**
   * Looks around: in the host's zone, then in the one that it was cut out of.
   *
   * @param wanted what
   * @param seen what was seen at the right host, where the value is missing
   * @param zone where the host stands
   * @return the place that has it, for people
   */
  public Optional<String> find(
      VerificationRecord wanted, Observation seen, HostZone zone, Deadline deadline) {
    if (!wanted.type().equals("TXT")) {
      return Optional.empty();
    }
    // A resolver finds its way to every zone by itself.
    boolean anyZone = !seen.authoritative();
    Optional<String> here =
        new Around(wanted, zone, asker(seen, deadline))
            .find(name -> !name.equals(zone.host()) && (anyZone || zone.holds(name)));
    return here.isPresent() || anyZone || !zone.isCutOut()
        ? here
        : inZoneAbove(wanted, zone, deadline);
  }

  /** Who forgets that a zone was cut out publishes in the zone above, where nobody looks. */
  private Optional<String> inZoneAbove(
      VerificationRecord wanted, HostZone zone, Deadline deadline) {
    Observation above;
    try {
      above = authoritative.observe(new Name(zone.top(), 1), false, deadline);
    } catch (ServerBusy e) {
      // What was found at the host itself counts all the same.
      return Optional.empty();
    }
    if (!above.hasUsable()) {
      return Optional.empty();
    }
    HostZone upper = zoneCut.of(above, deadline);
    return new Around(wanted, zone, asker(above, deadline))
        .find(name -> name.equals(zone.host()) || !zone.holds(name))
        .map(place -> upper.top() == null ? place : place + " in the zone " + upper.shown());
  }

  private Function<Name, CompletableFuture<HostAnswer>> asker(Observation seen, Deadline deadline) {
    if (!seen.authoritative()) {
      return name ->
          recursion
              .ask(Question.recursive(name, Type.TXT), deadline)
              .thenApply(HostAnswer::ofResolver);
    }
    NameServer server = seen.server();
    return name ->
        client
            .ask(server, Question.direct(name, Type.TXT), deadline)
            .thenApply(HostAnswer::ofServer);
  }

  /**
   * The names around a host, as one server has them.
   *
   * @param ask asks it
   */
  private record Around(
      VerificationRecord wanted, HostZone zone, Function<Name, CompletableFuture<HostAnswer>> ask) {

    public Optional<String> find(Predicate<Name> among) {
      return withValue(candidates().stream().filter(among).toList())
          .map(name -> Delegation.shown(wildcard(name).orElse(name)));
    }

    /** The first of these names that has the value; all are asked at once. */
    private Optional<Name> withValue(List<Name> names) {
      Map<Name, CompletableFuture<HostAnswer>> replies = new LinkedHashMap<>();
      names.forEach(name -> replies.put(name, ask.apply(name)));
      return replies.entrySet().stream()
          .filter(reply -> hasValue(reply.getValue().join()))
          .map(Map.Entry::getKey)
          .findFirst();
    }

    private boolean hasValue(HostAnswer answer) {
      return answer.outcome() == Outcome.ANSWER && answer.texts().contains(wanted.value());
    }

    /** A wildcard answers for every name below it, so one that nobody made up tells. */
    private Optional<Name> wildcard(Name found) {
      List<Name> above = zone.above(found);
      Collections.reverse(above);
      Map<Name, Name> madeUp = new LinkedHashMap<>();
      for (Name level : above) {
        below(UUID.randomUUID().toString(), level).ifPresent(name -> madeUp.put(name, level));
      }
      return withValue(List.copyOf(madeUp.keySet())).flatMap(name -> below("*", madeUp.get(name)));
    }

    /**
     * {@code www}, Azure's {@code _dnsauth} and a literal {@code @} below the host; the host twice,
     * as where a provider adds a zone's name to a full one; and every level above it.
     */
    private Set<Name> candidates() {
      Name host = zone.host();
      Set<Name> names = new LinkedHashSet<>();
      for (String label : List.of("www", "_dnsauth", "\\@")) {
        below(label, host).ifPresent(names::add);
      }
      below(host.toString(true), host).ifPresent(names::add);
      for (Name top : zone.levels()) {
        below(host.toString(true), top).ifPresent(names::add);
        below(host.relativize(top).toString(), host).ifPresent(names::add);
      }
      names.add(host);
      names.addAll(zone.levels());
      return names;
    }

    private static Optional<Name> below(String prefix, Name host) {
      try {
        return Optional.of(Name.fromString(prefix, host));
      } catch (TextParseException e) {
        // Too long a name exists nowhere.
        return Optional.empty();
      }
    }
  }
}
