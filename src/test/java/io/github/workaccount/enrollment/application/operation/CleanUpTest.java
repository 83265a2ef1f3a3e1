package io.github.workaccount.enrollment.application.operation;

import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.CleanUpForTests;
import io.github.workaccount.enrollment.application.account.WorkAccountWatches;
import io.github.workaccount.enrollment.application.consent.ConsentRequests;
import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.application.request.IdempotencyKeys;
import io.github.workaccount.enrollment.application.signin.SignInAttempts;
import io.github.workaccount.enrollment.application.signin.SignInPlaces;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is old enough to be forgotten, and how much of it at once. */
class CleanUpTest {

  private static final int BATCH = 2;
  private static final int MOST_ROUNDS = 100;

  private final IdempotencyKeys keys = mock(IdempotencyKeys.class);
  private final ConsentRequests requests = mock(ConsentRequests.class);
  private final Consents consents = mock(Consents.class);
  private final Throttles throttles = mock(Throttles.class);
  private final DnsWatches watches = mock(DnsWatches.class);
  private final DomainProofs proofs = mock(DomainProofs.class);
  private final WorkAccountWatches accounts = mock(WorkAccountWatches.class);
  private final SignInAttempts attempts = mock(SignInAttempts.class);
  private final SignInPlaces places = mock(SignInPlaces.class);
  private final CleanUp cleanUp =
      CleanUpForTests.at(
          NOW, keys, requests, consents, throttles, watches, proofs, accounts, attempts, places);

  private static Instant ago(Duration duration) {
    return NOW.minus(duration);
  }

  @Test
  void forgetsEachKindAfterItsTimeAndTellsHowMany() {
    Instant ended = ago(Duration.ofDays(30));
    when(keys.removeBefore(ago(Duration.ofDays(7)), BATCH)).thenReturn(1);
    when(requests.removeEndedBefore(ended, BATCH)).thenReturn(1);
    when(consents.removeEndedBefore(ended, BATCH)).thenReturn(1);
    when(throttles.removeBefore(ago(Duration.ofHours(1)), BATCH)).thenReturn(1);
    when(watches.removeEndedBefore(ended, BATCH)).thenReturn(1);
    when(proofs.removeEndedBefore(ended, BATCH)).thenReturn(1);
    when(accounts.removeEndedBefore(ended, BATCH)).thenReturn(1);
    when(attempts.removeBlockedBefore(ago(Duration.ofDays(1)), BATCH)).thenReturn(1);
    when(places.removeSeenBefore(ago(Duration.ofDays(90)), BATCH)).thenReturn(1);

    assertThat(cleanUp.run()).hasSize(9).allSatisfy((kind, count) -> assertThat(count).isOne());
  }

  @Test
  void goesOnWhileABatchIsFull() {
    when(keys.removeBefore(any(), anyInt())).thenReturn(BATCH, BATCH, 1);

    assertThat(cleanUp.run()).containsEntry("idempotency keys", 5);
    verify(keys, times(3)).removeBefore(any(), anyInt());
  }

  @Test
  void leavesTheRestToTheNextRun() {
    when(keys.removeBefore(any(), anyInt())).thenReturn(BATCH);

    assertThat(cleanUp.run()).containsEntry("idempotency keys", MOST_ROUNDS * BATCH);
  }
}
