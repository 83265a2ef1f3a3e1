package io.github.workaccount.enrollment.dns;

import io.github.workaccount.enrollment.model.VerificationRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Looks for a value that was published at the wrong host, where people most often put it. */
final class WrongHosts {

  private final DnsClient client;
  private final Recursion recursion;

  WrongHosts(DnsClient client, Recursion recursion) {
    this.client = client;
    this.recursion = recursion;
  }

  /**
   * Looks around.
   *
   * @param wanted what
   * @param seen what was seen at the right host, where the value is missing
   * @return the host that has it, without a trailing dot
   */
  Optional<String> find(VerificationRecord wanted, Observation seen, Deadline deadline) {
    if (!wanted.type().equals("TXT")) {
      return Optional.empty();
    }
    Function<Name, CompletableFuture<HostAnswer>> ask = asker(seen, deadline);
    Map<Name, CompletableFuture<HostAnswer>> replies = new LinkedHashMap<>();
    candidates(seen.host()).forEach(name -> replies.put(name, ask.apply(name)));
    for (Map.Entry<Name, CompletableFuture<HostAnswer>> reply : replies.entrySet()) {
      if (hasValue(reply.getValue().join(), wanted)) {
        return Optional.of(
            isEverywhere(seen.host(), ask, wanted)
                ? "*." + wanted.host()
                : Delegation.shown(reply.getKey()));
      }
    }
    return Optional.empty();
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

  /** A wildcard answers for every name, so one that nobody made up tells. */
  private static boolean isEverywhere(
      Name host, Function<Name, CompletableFuture<HostAnswer>> ask, VerificationRecord wanted) {
    return below(UUID.randomUUID().toString(), host)
        .map(name -> hasValue(ask.apply(name).join(), wanted))
        .orElse(false);
  }

  private static boolean hasValue(HostAnswer answer, VerificationRecord wanted) {
    return answer.outcome() == Outcome.ANSWER
        && answer.texts().stream()
            .anyMatch(text -> ValueMatch.of(wanted.value(), text).kind() == ValueMatch.Kind.EXACT);
  }

  /** {@code www}, Azure's {@code _dnsauth}, the host twice, a literal {@code @}, and the parent. */
  private static List<Name> candidates(Name host) {
    List<Name> names = new ArrayList<>();
    for (String label : List.of("www", "_dnsauth", host.toString(true), "\\@")) {
      below(label, host).ifPresent(names::add);
    }
    if (host.labels() > 3) {
      names.add(new Name(host, 1));
    }
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
