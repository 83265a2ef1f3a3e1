package io.github.workaccount.enrollment.background;

import io.github.workaccount.enrollment.application.consent.ConsentProperties;
import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.consent.Consents.Consent;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantConsent;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks once whether a tenant has taken its consent back: then there is no token any more.
 * Microsoft is asked outside of any transaction, so that no connection waits for it.
 */
@Component
class ConsentCheck {

  private static final Duration AFTER_FAILURE = Duration.ofHours(1);

  private final Consents consents;
  private final TenantConsent directory;
  private final Evidence evidence;
  private final TransactionTemplate transaction;
  private final Duration interval;
  private final Clock clock;

  ConsentCheck(
      Consents consents,
      TenantConsent directory,
      Evidence evidence,
      TransactionTemplate transaction,
      ConsentProperties settings,
      Clock clock) {
    this.consents = consents;
    this.directory = directory;
    this.evidence = evidence;
    this.transaction = transaction;
    this.interval = settings.checkInterval();
    this.clock = clock;
  }

  /**
   * Looks, and keeps what was seen.
   *
   * @param consent a row that this node has claimed
   */
  void check(Consent consent) {
    if (directory.isOwnTenant(consent.tenantId())) {
      consents.forget(consent);
      return;
    }
    if (consents.neededElsewhere(consent.enrollment(), consent.tenantId())) {
      lookAgain(consent, interval, "Another enrollment with the tenant needs it.");
      return;
    }
    try {
      // On nobody's behalf: a look each day would swell the evidence and say nothing.
      directory.consentedPermissions(null, consent.tenantId(), consent.access());
    } catch (DirectoryFailure.NoConsent | DirectoryFailure.NotFound e) {
      keep(
          () -> consents.removed(consent, clock.instant()),
          consent,
          EvidenceKind.CONSENT_REMOVED,
          "requestId",
          e.requestId());
      return;
    } catch (DirectoryFailure.Throttled e) {
      lookAgain(consent, Duration.between(clock.instant(), e.until()), e.getMessage());
      return;
    } catch (DirectoryFailure e) {
      lookAgain(consent, AFTER_FAILURE, e.getMessage());
      return;
    }
    stillThere(consent);
  }

  private void stillThere(Consent consent) {
    Instant now = clock.instant();
    Instant next = now.plus(interval);
    if (next.isAfter(consent.expiresAt())) {
      keep(
          () -> consents.stillThere(consent, now, null),
          consent,
          EvidenceKind.CONSENT_KEPT,
          null,
          null);
    } else {
      consents.stillThere(consent, now, next);
    }
  }

  /** Not for ever: what cannot be seen until the end of the looking is noted as such. */
  private void lookAgain(Consent consent, Duration wait, String why) {
    Instant next = clock.instant().plus(wait);
    if (next.isAfter(consent.expiresAt())) {
      keep(() -> consents.giveUp(consent), consent, EvidenceKind.CONSENT_NOT_SEEN, "reason", why);
    } else {
      consents.lookAgain(consent, next);
    }
  }

  /** Keeps how it ended, and a detail where there is one. */
  private void keep(
      Runnable change, Consent consent, EvidenceKind kind, String detail, String value) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("tenant", consent.tenantId());
    data.put("access", consent.access().key());
    data.put("application", directory.clientId(consent.access()));
    if (value != null) {
      data.put(detail, value);
    }
    transaction.executeWithoutResult(
        status -> {
          change.run();
          evidence.add(consent.enrollment(), kind, Evidence.SYSTEM, data);
        });
  }
}
