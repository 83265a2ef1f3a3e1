package io.github.workaccount.enrollment.dns.judge;

import io.github.workaccount.enrollment.dns.client.Delegation;
import io.github.workaccount.enrollment.dns.client.Outcome;
import io.github.workaccount.enrollment.dns.client.RecordText;
import io.github.workaccount.enrollment.dns.judge.ValueMatch.Kind;
import io.github.workaccount.enrollment.dns.walk.HostAnswer;
import io.github.workaccount.enrollment.dns.walk.HostZone;
import io.github.workaccount.enrollment.dns.walk.Observation;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.DnsFinding.Failure;
import io.github.workaccount.enrollment.model.dns.DnsLook;
import io.github.workaccount.enrollment.model.dns.DnsMistake;
import io.github.workaccount.enrollment.model.dns.DnsZoneFault;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.Name;

/** Says what an observation means for a wanted record. Asks nobody. */
public final class Judge {

  private static final int MOST_SHOWN = 20;

  private final VerificationRecord wanted;
  private final Observation seen;
  private final HostZone zone;
  private final DnsLook look;

  public Judge(VerificationRecord wanted, Observation seen, HostZone zone, Providers providers) {
    this.wanted = wanted;
    this.seen = seen;
    this.zone = zone;
    this.look =
        new DnsLook(
            wanted.host(),
            zone.shown(),
            wanted.type(),
            wanted.value(),
            seen.answers().stream().map(answer -> answer.server().at()).distinct().toList(),
            new LookNote(seen, zone).text(),
            providers.of(seen.serverNames()).orElse(null));
  }

  /** Whether a server has the record, exactly. */
  boolean isProvedBy(HostAnswer answer) {
    if (!answer.isUsable()) {
      return false;
    }
    String exchange = wanted.provingExchange();
    return (wanted.type().equals("TXT") && answer.texts().contains(wanted.value()))
        || (exchange != null && answer.exchanges().stream().anyMatch(exchange::equalsIgnoreCase));
  }

  /** Whether all servers that answered have it. */
  public boolean isProved() {
    return seen.hasUsable() && seen.usable().stream().allMatch(this::isProvedBy);
  }

  /** Whether no server has it, so that it may be at another host. */
  public boolean isMissing() {
    return seen.hasUsable() && seen.usable().stream().noneMatch(this::isProvedBy);
  }

  /**
   * The finding where there is no proof.
   *
   * @param elsewhere the host where the value was found instead, if it was looked for
   */
  public DnsFinding finding(Optional<String> elsewhere) {
    if (!seen.hasUsable()) {
      return noAnswer();
    }
    if (!isMissing()) {
      return differing();
    }
    return almostRight()
        .or(this::doubledTarget)
        .or(() -> alias(elsewhere))
        .or(() -> elsewhere.map(host -> new DnsMistake.WrongHost(look, found(), host)))
        .orElseGet(this::missing);
  }

  /**
   * The record is there.
   *
   * @param signatures what is known of its signatures, a sentence
   */
  public DnsFinding proved(String signatures) {
    return new DnsFinding.Proved(look.withNote(signatures), found());
  }

  /** The record is there, but its signature does not hold. */
  public DnsFinding bogus(String reason) {
    return new DnsZoneFault.Bogus(look, found(), reason);
  }

  private Optional<DnsFinding> almostRight() {
    String place = Delegation.shown(seen.end());
    return matching(Kind.ALMOST)
        .<DnsFinding>map(
            match -> new DnsMistake.AlmostRight(look, found(), place, match.difference()))
        .or(
            () ->
                matching(Kind.MERGED)
                    .map(match -> RecordText.shown(match.difference()))
                    .map(rest -> new DnsMistake.Merged(look, found(), place, rest)));
  }

  private Optional<ValueMatch> matching(Kind kind) {
    return raw()
        .map(text -> ValueMatch.of(wanted.value(), text))
        .filter(match -> match.kind() == kind)
        .findFirst();
  }

  /** A target without a dot at its end gets the zone's name added. */
  private Optional<DnsFinding> doubledTarget() {
    String exchange = wanted.provingExchange();
    return seen.usable().stream()
        .flatMap(answer -> answer.exchanges().stream())
        .filter(mx -> exchange != null && isDoubled(mx, exchange))
        .findFirst()
        .map(
            mx ->
                new DnsMistake.DoubledTarget(
                    look, found(), Delegation.shown(seen.end()), mx, exchange));
  }

  private static boolean isDoubled(String mx, String exchange) {
    return mx.regionMatches(true, 0, exchange + ".", 0, exchange.length() + 1);
  }

  private Optional<DnsFinding> alias(Optional<String> elsewhere) {
    return seen.aliases().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DnsMistake.Alias(
                look,
                found(),
                Delegation.shown(seen.end()),
                elsewhere.orElse(null),
                zone.registered().equals(zone.host())
                    ? null
                    : Delegation.shown(zone.registered())));
  }

  private DnsFinding missing() {
    if (raw().anyMatch(text -> ValueMatch.of(wanted.value(), text).kind() == Kind.OLD)) {
      return new DnsMistake.OldValue(look, found());
    }
    if (!found().isEmpty()) {
      return new DnsFinding.AnotherValue(look, found());
    }
    if (seen.isDelegationElsewhere()) {
      return delegationDiffers();
    }
    boolean unknown =
        seen.usable().stream().allMatch(answer -> answer.outcome() == Outcome.NO_SUCH_NAME);
    // In a zone that is there, a name appears with its first record.
    return unknown && zone.top() == null
        ? new DnsFinding.NoSuchDomain(look)
        : new DnsFinding.NothingThere(look);
  }

  /** Some servers have it and some do not: because there are two sets of servers, or just late. */
  private DnsFinding differing() {
    List<HostAnswer> parents = seen.usable().stream().filter(this::isOfParent).toList();
    boolean parentsAgree = parents.stream().map(this::isProvedBy).distinct().count() == 1;
    if (seen.isDelegationDifferent() && parentsAgree) {
      return delegationDiffers();
    }
    return new DnsZoneFault.SeenBySome(
        look,
        found(),
        labels(seen.usable().stream().filter(this::isProvedBy)),
        labels(seen.usable().stream().filter(answer -> !isProvedBy(answer))));
  }

  private boolean isOfParent(HostAnswer answer) {
    return seen.serverNames().contains(answer.server().name());
  }

  private DnsFinding delegationDiffers() {
    return new DnsZoneFault.DelegationDiffers(
        look, found(), seen.delegation().shownNames(), shown(seen.ownNames()));
  }

  private DnsFinding noAnswer() {
    Set<Failure> kinds =
        seen.answers().stream()
            .map(answer -> failure(answer.outcome()))
            .collect(Collectors.toSet());
    Failure kind = kinds.size() == 1 ? kinds.iterator().next() : Failure.UNUSABLE;
    String failure =
        seen.answers().isEmpty()
            ? Optional.ofNullable(seen.obstacle()).orElse("nobody could be asked")
            : seen.answers().stream()
                .map(HostAnswer::inWords)
                .distinct()
                .limit(MOST_SHOWN)
                .collect(Collectors.joining("; "));
    return new DnsFinding.NoAnswer(look, kind, failure);
  }

  private static Failure failure(Outcome outcome) {
    return switch (outcome) {
      case SERVER_FAILURE, HELD_BACK -> Failure.SERVER_FAILURE;
      case REFUSED -> Failure.REFUSED;
      case TIME_OUT, TCP_SILENT, HURRIED, UNREACHABLE -> Failure.TIME_OUT;
      case TCP_CLOSED -> Failure.TCP_CLOSED;
      case STALE -> Failure.STALE;
      default -> Failure.UNUSABLE;
    };
  }

  /** All texts at the host, or mail exchanges where only those count. */
  private Stream<String> raw() {
    return seen.answers().stream()
        .flatMap(
            answer -> (wanted.type().equals("TXT") ? answer.texts() : answer.exchanges()).stream())
        .distinct();
  }

  /** For people: what proves first, then the rest in order, so that equal findings are equal. */
  private List<String> found() {
    String exchange = wanted.provingExchange();
    Stream<String> proving =
        Stream.concat(
            raw().filter(text -> text.equals(wanted.value())),
            seen.answers().stream()
                .flatMap(answer -> answer.exchanges().stream())
                .filter(mx -> exchange != null)
                .filter(mx -> mx.equalsIgnoreCase(exchange) || isDoubled(mx, exchange))
                .map(mx -> "MX " + mx));
    return Stream.concat(proving, raw().sorted())
        .map(RecordText::shown)
        .distinct()
        .limit(MOST_SHOWN)
        .toList();
  }

  private static List<String> labels(Stream<HostAnswer> answers) {
    return answers.map(answer -> answer.server().label()).distinct().toList();
  }

  private static List<String> shown(List<Name> names) {
    return names.stream().map(Delegation::shown).toList();
  }
}
