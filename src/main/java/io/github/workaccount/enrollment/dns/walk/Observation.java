package io.github.workaccount.enrollment.dns.walk;

import io.github.workaccount.enrollment.dns.client.Delegation;
import io.github.workaccount.enrollment.dns.client.NameServer;
import io.github.workaccount.enrollment.dns.client.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;

/**
 * All that was seen of a host.
 *
 * @param host the host
 * @param authoritative whether the zone's own servers were asked
 * @param answers what each server says is at the host, or where its aliases lead
 * @param delegation which servers the zone has as seen from above; null when it was not found
 * @param ownNames which servers the zone itself names; empty when it was not told
 * @param aliases the aliases that were followed, one after another
 * @param parentAnswered whether a server of a zone above answered, so that the way out is open
 * @param obstacle why the zone's own servers could not be asked; null when they could
 * @param remarks what else is to be known of the look, sentences
 */
public record Observation(
    Name host,
    boolean authoritative,
    List<HostAnswer> answers,
    Delegation delegation,
    List<Name> ownNames,
    List<Alias> aliases,
    boolean parentAnswered,
    String obstacle,
    List<String> remarks) {

  /** What the servers of the host's zone say, or why they could not be asked. */
  static Observation ofServers(Name host, ZoneWalk.End end, List<HostAnswer> answers) {
    return new Observation(
        host,
        true,
        answers,
        end.zone(),
        end.ownNames(),
        List.of(),
        end.parentAnswered(),
        end.obstacle(),
        end.unread() == null ? List.of() : List.of(end.unread()));
  }

  /** What a resolver says. */
  static Observation byResolver(Name host, HostAnswer answer, List<Alias> aliases) {
    return new Observation(
        host, false, List.of(answer), null, List.of(), aliases, false, null, List.of());
  }

  /** The same without the zone's own servers, which were tried in vain. */
  public Observation instead(Observation hindered, String why) {
    return new Observation(
        host,
        false,
        answers,
        hindered.delegation,
        hindered.ownNames,
        aliases,
        hindered.parentAnswered,
        why,
        hindered.remarks);
  }

  /**
   * The same, of a host that is an alias of this one; what servers said of it without one stays.
   */
  Observation reachedBy(Alias alias, Observation first) {
    List<Alias> way = new ArrayList<>(first.aliases);
    way.add(alias);
    way.addAll(aliases);
    return new Observation(
        first.host,
        authoritative,
        joined(first.answers, answers),
        first.delegation,
        first.ownNames,
        way,
        first.parentAnswered,
        first.obstacle != null ? first.obstacle : obstacle,
        joined(first.remarks, remarks));
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all.stream().distinct().toList();
  }

  Observation withAnswers(List<HostAnswer> changed) {
    return new Observation(
        host,
        authoritative,
        changed,
        delegation,
        ownNames,
        aliases,
        parentAnswered,
        obstacle,
        remarks);
  }

  public Observation withRemark(String sentence) {
    return new Observation(
        host,
        authoritative,
        answers,
        delegation,
        ownNames,
        aliases,
        parentAnswered,
        obstacle,
        joined(remarks, List.of(sentence)));
  }

  public List<HostAnswer> usable() {
    return answers.stream().filter(HostAnswer::isUsable).toList();
  }

  public boolean hasUsable() {
    return answers.stream().anyMatch(HostAnswer::isUsable);
  }

  /** Whether nobody knows of any zone that the host could be in. */
  public boolean isUnknown() {
    return KnownZones.NO_SERVERS.equals(obstacle);
  }

  /** Whether a resolver had nothing but what it could not renew. */
  public boolean isStale() {
    return answers.stream().anyMatch(answer -> answer.outcome() == Outcome.STALE);
  }

  /** The name that the records were read at. */
  public Name end() {
    return aliases.isEmpty() ? host : aliases.get(aliases.size() - 1).target();
  }

  /** A server that said what the host itself has. */
  NameServer server() {
    return aliases.isEmpty() ? usable().get(0).server() : aliases.get(0).server();
  }

  /** Whether the parent zone and the zone itself name different servers. */
  public boolean isDelegationDifferent() {
    return delegation != null
        && delegation.fromParent()
        && !ownNames.isEmpty()
        && !Set.copyOf(ownNames).equals(Set.copyOf(delegation.names()));
  }

  /** Whether they have no server in common. */
  public boolean isDelegationElsewhere() {
    return isDelegationDifferent()
        && ownNames.stream().noneMatch(Set.copyOf(delegation.names())::contains);
  }

  /** The names of all servers of the zone, for telling who runs them. */
  public Set<String> serverNames() {
    return delegation == null
        ? Set.of()
        : delegation.names().stream().map(Delegation::shown).collect(Collectors.toSet());
  }
}
