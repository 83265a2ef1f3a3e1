package io.github.workaccount.enrollment.background;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.consent.ConsentProperties;
import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.consent.Consents.Consent;
import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantConsent;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ConsentCheckTest {

  private static final EnrollmentId ID = new EnrollmentId("contoso.com-7K3Q9");
  private static final String TENANT = "11111111-1111-4111-8111-111111111111";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Consents consents = mock(Consents.class);
  private final TenantConsent directory = mock(TenantConsent.class);
  private final Evidence evidence = mock(Evidence.class);
  private final PlatformTransactionManager transactions = mock(PlatformTransactionManager.class);
  private final ConsentCheck check =
      new ConsentCheck(
          consents,
          directory,
          evidence,
          new TransactionTemplate(transactions),
          new ConsentProperties(Duration.ofDays(1), Duration.ofDays(30)),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @BeforeEach
  void isKnown() {
    when(directory.clientId(Access.READ)).thenReturn("app-1");
  }

  @Test
  void asksMicrosoftBeforeATransactionIsBegun() {
    Consent consent = lookedForUntil(NOW.plus(Duration.ofDays(9)));
    when(directory.consentedPermissions(null, TENANT, Access.READ))
        .thenThrow(new DirectoryFailure.NoConsent("It is gone.", "r-1"));

    check.check(consent);

    InOrder order = inOrder(directory, transactions, consents, evidence);
    order.verify(directory).consentedPermissions(null, TENANT, Access.READ);
    order.verify(transactions).getTransaction(any());
    order.verify(consents).removed(consent, NOW);
    order
        .verify(evidence)
        .add(eq(ID), eq(EvidenceKind.CONSENT_REMOVED), eq(Evidence.SYSTEM), any());
    order.verify(transactions).commit(any());
  }

  @Test
  void looksAgainAfterAFailureWhileThereIsTime() {
    Consent consent = lookedForUntil(NOW.plus(Duration.ofHours(2)));
    microsoftIsDown();

    check.check(consent);

    verify(consents).lookAgain(consent, NOW.plus(Duration.ofHours(1)));
    verify(evidence, never()).add(any(), any(), any(), any());
  }

  @Test
  void endsWithItsTimeThoughMicrosoftNeverAnswered() {
    Consent consent = lookedForUntil(NOW.plus(Duration.ofMinutes(59)));
    microsoftIsDown();

    check.check(consent);

    verify(consents).giveUp(consent);
    verify(evidence).add(eq(ID), eq(EvidenceKind.CONSENT_NOT_SEEN), eq(Evidence.SYSTEM), any());
  }

  @Test
  void saysThatItWasKeptWhenTheTimeIsOver() {
    Consent consent = lookedForUntil(NOW.plus(Duration.ofHours(23)));
    when(directory.consentedPermissions(null, TENANT, Access.READ)).thenReturn(List.of("A"));

    check.check(consent);

    verify(consents).stillThere(consent, NOW, null);
    verify(evidence).add(eq(ID), eq(EvidenceKind.CONSENT_KEPT), eq(Evidence.SYSTEM), any());
  }

  @Test
  void neverAsksForOurOwnTenant() {
    Consent consent = lookedForUntil(NOW.plus(Duration.ofDays(9)));
    when(directory.isOwnTenant(TENANT)).thenReturn(true);

    check.check(consent);

    verify(consents).forget(consent);
    verify(directory, never()).consentedPermissions(any(), any(), any());
  }

  private void microsoftIsDown() {
    when(directory.consentedPermissions(null, TENANT, Access.READ))
        .thenThrow(new DirectoryFailure.Unavailable("Microsoft is down.", "r-1", null));
  }

  private static Consent lookedForUntil(Instant end) {
    return new Consent(ID, TENANT, Access.READ, Instant.EPOCH, null, NOW, end, null);
  }
}
