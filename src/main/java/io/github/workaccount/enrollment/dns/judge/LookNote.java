package io.github.workaccount.enrollment.dns.judge;

import io.github.workaccount.enrollment.dns.client.Delegation;
import io.github.workaccount.enrollment.dns.walk.HostAnswer;
import io.github.workaccount.enrollment.dns.walk.HostZone;
import io.github.workaccount.enrollment.dns.walk.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What else there is to know about a look, whatever was found. */
record LookNote(Observation seen, HostZone zone) {

  private static final int MOST_SERVERS = 4;

  /** The sentences; null when there are none. */
  String text() {
    List<String> sentences = new ArrayList<>();
    if (!seen.authoritative() && seen.obstacle() != null && seen.hasUsable()) {
      sentences.add(
          "(Only a resolver could be asked, whose answer can be old, because %s.)"
              .formatted(seen.obstacle()));
    }
    sentences.addAll(seen.remarks());
    if (seen.hasUsable() && seen.usable().size() < seen.answers().size()) {
      sentences.add(silent() + ".");
    }
    if (!seen.aliases().isEmpty()) {
      sentences.add("The host is an alias of %s.".formatted(Delegation.shown(seen.end())));
    }
    if (zone.isCutOut()) {
      sentences.add(ownZone());
    }
    if (seen.isDelegationDifferent()) {
      sentences.add(
          "The registry names the servers %s, the domain itself names %s."
              .formatted(
                  String.join(", ", seen.delegation().shownNames()),
                  seen.ownNames().stream()
                      .map(Delegation::shown)
                      .collect(Collectors.joining(", "))));
    }
    return sentences.isEmpty() ? null : String.join(" ", sentences);
  }

  private String ownZone() {
    return "%s is a zone of its own, for which %s; what stands for it in the zone above is not seen."
        .formatted(
            zone.shown(),
            seen.serverNames().isEmpty()
                ? "other servers may answer"
                : "these servers answer: " + String.join(", ", new TreeSet<>(seen.serverNames())));
  }

  private String silent() {
    return seen.answers().stream()
        .filter(answer -> !answer.isUsable())
        .map(HostAnswer::inWords)
        .limit(MOST_SERVERS)
        .collect(Collectors.joining("; "));
  }
}
