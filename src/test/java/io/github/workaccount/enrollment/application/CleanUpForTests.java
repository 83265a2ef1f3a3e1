package io.github.workaccount.enrollment.application;

import io.github.workaccount.enrollment.application.account.WorkAccountWatches;
import io.github.workaccount.enrollment.application.consent.ConsentRequests;
import io.github.workaccount.enrollment.application.consent.Consents;
import io.github.workaccount.enrollment.application.directory.Throttles;
import io.github.workaccount.enrollment.application.operation.CleanUp;
import io.github.workaccount.enrollment.application.operation.CleanUpProperties;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.application.request.IdempotencyKeys;
import io.github.workaccount.enrollment.application.signin.SignInAttempts;
import io.github.workaccount.enrollment.application.signin.SignInPlaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The clean-up as it is at some time, in small batches. */
public final class CleanUpForTests {

  private CleanUpForTests() {}

  /** The clean-up of these tables, at that time. */
  public static CleanUp at(
      Instant time,
      IdempotencyKeys keys,
      ConsentRequests consentRequests,
      Consents consents,
      Throttles throttles,
      DnsWatches watches,
      DomainProofs proofs,
      WorkAccountWatches accounts,
      SignInAttempts attempts,
      SignInPlaces places) {
    return new CleanUp(
        keys,
        consentRequests,
        consents,
        throttles,
        watches,
        proofs,
        accounts,
        attempts,
        places,
        Clock.fixed(time, ZoneOffset.UTC),
        new CleanUpProperties(Duration.ofHours(1), Duration.ofDays(7), Duration.ofDays(30), 2));
  }
}
