package io.github.workaccount.enrollment.dns;

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
 * @param answers what each server says is at the host
 * @param delegation which servers the zone has as seen from above; null when it was not found
 * @param ownNames which servers the zone itself names; empty when it was not told
 * @param aliases where the host leads to, one after another
 * @param parentAnswered whether a server of a zone above answered, so that the way out is open
 * @param obstacle why the zone's own servers could not be asked; null when they could
 */
record Observation(
    Name host,
    boolean authoritative,
    List<HostAnswer> answers,
    Delegation delegation,
    List<Name> ownNames,
    List<Name> aliases,
    boolean parentAnswered,
    String obstacle) {

  /** Nothing, because the zone's own servers could not be asked. */
  static Observation hindered(
      Name host, Delegation delegation, boolean parentAnswered, String obstacle) {
    return new Observation(
        host, true, List.of(), delegation, List.of(), List.of(), parentAnswered, obstacle);
  }

  /** What a resolver says. */
  static Observation byResolver(Name host, HostAnswer answer) {
    List<Name> aliases = answer.alias() == null ? List.of() : List.of(answer.alias());
    return new Observation(host, false, List.of(answer), null, List.of(), aliases, false, null);
  }

  /** The same without the zone's own servers, which were tried in vain. */
  Observation instead(Observation hindered, String why) {
    return new Observation(
        host,
        false,
        answers,
        hindered.delegation,
        hindered.ownNames,
        aliases,
        hindered.parentAnswered,
        why);
  }

  /** What was seen at the end of an alias, as what is at the host. */
  Observation reachedBy(Name alias, Observation first) {
    List<Name> way = new ArrayList<>();
    way.add(alias);
    way.addAll(aliases);
    return new Observation(
        first.host,
        authoritative,
        answers,
        first.delegation,
        first.ownNames,
        way,
        parentAnswered,
        obstacle);
  }

  Observation withAnswers(List<HostAnswer> changed) {
    return new Observation(
        host, authoritative, changed, delegation, ownNames, aliases, parentAnswered, obstacle);
  }

  List<HostAnswer> usable() {
    return answers.stream().filter(HostAnswer::isUsable).toList();
  }

  boolean hasUsable() {
    return answers.stream().anyMatch(HostAnswer::isUsable);
  }

  /** The name that the records were read at. */
  Name end() {
    return aliases.isEmpty() ? host : aliases.get(aliases.size() - 1);
  }

  /** Whether the parent zone and the zone itself name different servers. */
  boolean isDelegationDifferent() {
    return delegation != null
        && delegation.fromParent()
        && !ownNames.isEmpty()
        && !Set.copyOf(ownNames).equals(Set.copyOf(delegation.names()));
  }

  /** Whether they have no server in common. */
  boolean isDelegationElsewhere() {
    return isDelegationDifferent()
        && ownNames.stream().noneMatch(Set.copyOf(delegation.names())::contains);
  }

  /** The names of all servers of the zone, for telling who runs them. */
  Set<String> serverNames() {
    return delegation == null
        ? Set.of()
        : delegation.names().stream().map(Delegation::shown).collect(Collectors.toSet());
  }
}
