package io.github.workaccount.enrollment.application.operation;

import io.github.workaccount.enrollment.application.account.WorkAccountWatches;
import io.github.workaccount.enrollment.application.consent.ConsentRequests;
import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.application.request.IdempotencyKeys;
import io.github.workaccount.enrollment.application.signin.SignInAttempts;
import io.github.workaccount.enrollment.application.signin.SignInPlaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Forgets what nobody needs any more: old idempotency keys, waits of tenants that are over, and the
 * consents, their requests and the waits of enrollments that ended long ago, wrong passwords and
 * places of sign-in. The evidence stays. Each step removes a bounded number and commits by itself,
 * and what another node has removed is just gone, so any node may do it.
 */
@Service
public class CleanUp {

  private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);

  /** Rounds of one run: what is left then is left to the next. */
  private static final int MOST_ROUNDS = 100;

  /** So that a node whose clock is behind still sees them. */
  private static final Duration OVER = Duration.ofHours(1);

  /** After a day without another wrong password somebody begins anew. */
  private static final Duration ATTEMPTS_AFTER = Duration.ofDays(1);

  private static final Duration PLACES_AFTER = Duration.ofDays(90);

  private final IdempotencyKeys keys;
  private final ConsentRequests consentRequests;
  private final Consents consents;
  private final Throttles throttles;
  private final DnsWatches dnsWatches;
  private final DomainProofs proofs;
  private final WorkAccountWatches workAccountWatches;
  private final SignInAttempts attempts;
  private final SignInPlaces places;
  private final Clock clock;
  private final CleanUpProperties settings;

  public CleanUp(
      IdempotencyKeys keys,
      ConsentRequests consentRequests,
      Consents consents,
      Throttles throttles,
      DnsWatches dnsWatches,
      DomainProofs proofs,
      WorkAccountWatches workAccountWatches,
      SignInAttempts attempts,
      SignInPlaces places,
      Clock clock,
      CleanUpProperties settings) {
    this.keys = keys;
    this.consentRequests = consentRequests;
    this.consents = consents;
    this.throttles = throttles;
    this.dnsWatches = dnsWatches;
    this.proofs = proofs;
    this.workAccountWatches = workAccountWatches;
    this.attempts = attempts;
    this.places = places;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Removes what is old by now.
   *
   * @return how many rows of each kind
   */
  public Map<String, Integer> run() {
    int batch = settings.batch();
    Instant now = clock.instant();
    Instant ended = now.minus(settings.rowsAfter());
    Map<String, Integer> removed = new LinkedHashMap<>();
    removed.put(
        "idempotency keys", all(() -> keys.removeBefore(now.minus(settings.keysAfter()), batch)));
    removed.put("consent requests", all(() -> consentRequests.removeEndedBefore(ended, batch)));
    removed.put("consents", all(() -> consents.removeEndedBefore(ended, batch)));
    removed.put("waits of tenants", all(() -> throttles.removeBefore(now.minus(OVER), batch)));
    removed.put("DNS waits", all(() -> dnsWatches.removeEndedBefore(ended, batch)));
    removed.put("domain proofs", all(() -> proofs.removeEndedBefore(ended, batch)));
    removed.put(
        "work account waits", all(() -> workAccountWatches.removeEndedBefore(ended, batch)));
    removed.put(
        "wrong passwords",
        all(() -> attempts.removeBlockedBefore(now.minus(ATTEMPTS_AFTER), batch)));
    removed.put(
        "places of sign-in", all(() -> places.removeSeenBefore(now.minus(PLACES_AFTER), batch)));
    if (removed.values().stream().anyMatch(count -> count > 0)) {
      LOG.info("Cleaned up: {}", removed);
    }
    return removed;
  }

  private int all(IntSupplier removeSome) {
    int total = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      int removed = removeSome.getAsInt();
      total += removed;
      if (removed < settings.batch()) {
        break;
      }
    }
    return total;
  }
}
