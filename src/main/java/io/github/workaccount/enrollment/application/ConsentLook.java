package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.application.Consents.Consent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks whether a tenant has taken its consent back: then there is no token any more. */
@Service
public class ConsentLook {

  private static final Duration AFTER_FAILURE = Duration.ofHours(1);

  private final Consents consents;
  private final Directory directory;
  private final Evidence evidence;
  private final Duration interval;
  private final Clock clock;

  ConsentLook(
      Consents consents,
      Directory directory,
      Evidence evidence,
      @Value("${enrollment.consent.check-interval}") Duration interval,
      Clock clock) {
    this.consents = consents;
    this.directory = directory;
    this.evidence = evidence;
    this.interval = interval;
    this.clock = clock;
  }

  /**
   * Looks once, and notes what was seen.
   *
   * @param consent a row that this node has claimed
   */
  @Transactional
  public void look(Consent consent) {
    Instant now = clock.instant();
    if (consents.neededElsewhere(consent.enrollment(), consent.tenantId())) {
      consents.lookAgain(consent, now.plus(interval));
      return;
    }
    try {
      // On nobody's behalf: a look each day would swell the evidence and say nothing.
      directory.consentedPermissions(null, consent.tenantId(), consent.access());
      stillThere(consent, now);
    } catch (DirectoryFailure.NoConsent | DirectoryFailure.NotFound e) {
      consents.removed(consent, now);
      note(consent, "consent-removed", e.requestId());
    } catch (DirectoryFailure e) {
      consents.lookAgain(consent, now.plus(AFTER_FAILURE));
    }
  }

  private void stillThere(Consent consent, Instant now) {
    Instant next = now.plus(interval);
    boolean last = next.isAfter(consent.expiresAt());
    consents.stillThere(consent, now, last ? null : next);
    if (last) {
      note(consent, "consent-kept", null);
    }
  }

  private void note(Consent consent, String kind, String requestId) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("tenant", consent.tenantId());
    data.put("access", consent.access().key());
    data.put("application", directory.clientId(consent.access()));
    if (requestId != null) {
      data.put("requestId", requestId);
    }
    evidence.add(consent.enrollment(), kind, Evidence.SYSTEM, data);
  }
}
