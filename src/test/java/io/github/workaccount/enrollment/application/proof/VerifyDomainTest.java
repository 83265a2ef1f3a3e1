package io.github.workaccount.enrollment.application.proof;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.KIM;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestPlans;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Applied;
import io.github.workaccount.enrollment.application.directory.TenantChanges.Sighting;
import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.failure.PlanOutdated;
import io.github.workaccount.enrollment.application.failure.Postponed;
import io.github.workaccount.enrollment.application.failure.ToBeDoneByHand;
import io.github.workaccount.enrollment.application.failure.WrongState;
import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DnsWatches.NextLook;
import io.github.workaccount.enrollment.application.proof.DomainProofs.DomainProof;
import io.github.workaccount.enrollment.application.proof.VerifyDomain.Verification;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.DnsLook;
import io.github.workaccount.enrollment.model.dns.HostInZone;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import io.github.workaccount.enrollment.testing.StoppedClock;
import io.github.workaccount.enrollment.testing.memory.FakeDirectory;
import io.github.workaccount.enrollment.testing.memory.FakeDns;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How a domain is proved: the record, the wait for it, and Microsoft's own look at it. */
class VerifyDomainTest {

  private static final Duration EXPIRE_AFTER = Duration.ofDays(30);
  private static final Instant OVER = NOW.plus(EXPIRE_AFTER);
  private static final String INSTANCE = "verifying";

  private final TestUseCases world = new TestUseCases();
  private final StoppedClock clock = world.clock;
  private final Stores stores = world.stores;
  private final FakeDirectory directory = world.directory;
  private final FakeDns dns = new FakeDns();
  private final VerifyDomain verification =
      new VerifyDomain(
          stores.enrollments(),
          directory,
          dns,
          stores.watches(),
          stores.proofs(),
          world.applyChange(),
          world.ownWrites(),
          stores.evidence(),
          clock,
          new DomainProofProperties(EXPIRE_AFTER, EXPIRE_AFTER));

  @BeforeEach
  void anEnrollmentWithAnApprovedPlanThatProvesItsDomain() {
    stores.enrollments().add(TestEnrollments.leadingToTenant(DomainPresence.UNVERIFIED));
    TestPlans.approved(stores, TestPlans.of(Change.By.PRODUCT, ChangeKind.VERIFY_DOMAIN));
  }

  private DnsWatch watch() {
    return stores.watches().find(ID).orElseThrow();
  }

  private DomainProof proof() {
    return stores.proofs().find(ID).orElseThrow();
  }

  private boolean isVerified() {
    return stores.enrollments().get(ID).facts().domainVerified();
  }

  @Nested
  class TheRecord {

    @Test
    void isWaitedForUntilTheProofExpires() {
      assertThat(verification.getRecord(ID, INSTANCE)).isEqualTo(OVER);

      assertThat(watch().open()).isTrue();
      assertThat(watch().record().value()).isEqualTo("MS=ms1");
      assertThat(watch().processInstanceId()).isEqualTo(INSTANCE);
      assertThat(proof().expiresAt()).isEqualTo(OVER);
      assertThat(stores.evidence().only(ID, "verification-record").data())
          .containsEntry("host", "contoso.com")
          .containsEntry("type", "TXT")
          .containsEntry("value", "MS=ms1")
          .containsEntry("ttl", 3600);
    }

    @Test
    void givesTheProofAllItsTimeAgainWhenItIsGotAnew() {
      verification.begin(ID, INSTANCE);
      clock.forward(Duration.ofDays(3));

      verification.getRecord(ID, INSTANCE);

      assertThat(proof().begunAt()).isEqualTo(NOW);
      assertThat(proof().expiresAt()).isEqualTo(OVER.plus(Duration.ofDays(3)));
    }

    @Test
    void leadsToANewPlanWhenTheDomainIsNoLongerInTheTenant() {
      directory.fails(new DirectoryFailure.NotFound("The domain is gone.", "request-1"));

      assertThatThrownBy(() -> verification.getRecord(ID, INSTANCE))
          .isInstanceOf(PlanOutdated.class)
          .hasMessage("The domain is gone.");
      assertThat(stores.watches().find(ID)).isEmpty();
    }

    @Test
    void mayNotBeSeenYetWhenTheDomainWasAddedAMomentAgo() {
      TestPlans.approved(stores, TestPlans.of(Change.By.PRODUCT, ChangeKind.ADD_DOMAIN));
      stores
          .plans()
          .mark(
              TestPlans.change(stores, 1)
                  .as(ChangeStatus.APPLIED, null, null)
                  .writtenAt(clock.instant()));
      directory.fails(new DirectoryFailure.NotFound("The domain is gone.", "request-1"));

      assertThatThrownBy(() -> verification.getRecord(ID, INSTANCE)).isInstanceOf(Postponed.class);
    }
  }

  @Test
  void aProofBeginsOnceForAnInstance() {
    verification.begin(ID, INSTANCE);
    clock.forward(Duration.ofDays(1));

    verification.begin(ID, INSTANCE);

    assertThat(proof().expiresAt()).isEqualTo(OVER);
  }

  @Nested
  class TheWait {

    @BeforeEach
    void isBegun() {
      verification.getRecord(ID, INSTANCE);
    }

    @Test
    void endsAndGoesOnForAnotherInstanceUntilTheSameTime() {
      verification.stopWaiting(ID);
      assertThat(watch().open()).isFalse();
      clock.forward(Duration.ofDays(1));

      verification.await(ID, "another");

      assertThat(watch().open()).isTrue();
      assertThat(watch().processInstanceId()).isEqualTo("another");
      assertThat(watch().nextCheckAt()).isEqualTo(clock.instant());
      assertThat(watch().expiresAt()).isEqualTo(OVER);
    }

    @Test
    void knowsWhereTheHostStandsOnceALookFoundItsZone() {
      assertThat(watch().place()).isEmpty();
      DnsLook look = DnsLook.at("emea.contoso.com", List.of()).in("contoso.com");
      stores.watches().record(ID, new DnsFinding.NothingThere(look), NOW, NextLook.at(NOW));

      assertThat(watch().place()).contains(new HostInZone("emea.contoso.com", "contoso.com"));
    }

    @Test
    void keepsWhatALookFoundInTheEvidenceOnceOnly() {
      assertThat(verification.lookUp(ID)).isFalse();
      assertThat(verification.lookUp(ID)).isFalse();

      assertThat(watch().checks()).isEqualTo(2);
      assertThat(stores.evidence().only(ID, "dns").data())
          .containsEntry("code", "nothing-there")
          .containsEntry("host", "contoso.com")
          .containsKeys("text", "servers", "found");
    }

    @Test
    void keepsWhatALookFoundWhenItChanged() {
      verification.lookUp(ID);
      dns.publishes("v=spf1 -all");

      assertThat(verification.lookUp(ID)).isFalse();

      assertThat(stores.evidence().of(ID, "dns"))
          .extracting(entry -> entry.data().get("code"))
          .containsExactly("nothing-there", "another-value");
    }

    @Test
    void isOverWhenTheRecordIsThere() {
      dns.publishes("MS=ms1");

      assertThat(verification.lookUp(ID)).isTrue();
      assertThat(watch().proved()).isTrue();
    }
  }

  @Nested
  class LookingNow {

    @Test
    void isForTheRequesterEnrollmentAdminsAndProcessOwners() {
      verification.getRecord(ID, INSTANCE);

      verification.lookNow(KIM, ID);
      verification.lookNow(SAM, ID);
      verification.lookNow(new User("pat", Set.of(User.PROCESS_OWNERS)), ID);

      assertThat(stores.evidence().of(ID, "look-now"))
          .extracting(Evidence.Entry::actor)
          .containsExactly("kim", "sam", "pat");
    }

    @Test
    void isNotForAnybodyElse() {
      verification.getRecord(ID, INSTANCE);
      User lee = new User("lee", Set.of(User.REQUESTERS, User.AUDITORS));

      assertThatThrownBy(() -> verification.lookNow(lee, ID)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void makesTheNextLookDueAtOnce() {
      verification.getRecord(ID, INSTANCE);
      clock.forward(Duration.ofMinutes(10));

      verification.lookNow(KIM, ID);

      assertThat(watch().nextCheckAt()).isEqualTo(clock.instant());
    }

    @Test
    void makesTheNextQuestionDueAtOnceWhereMicrosoftIsBeingAsked() {
      verification.getRecord(ID, INSTANCE);
      verification.stopWaiting(ID);
      stores.proofs().ask(ID, NOW, NOW.plusSeconds(600));

      verification.lookNow(KIM, ID);

      assertThat(proof().nextAskedAt()).isEqualTo(NOW);
    }

    @Test
    void isRefusedWhereNothingIsLookedFor() {
      verification.getRecord(ID, INSTANCE);
      verification.stopWaiting(ID);

      assertThatThrownBy(() -> verification.lookNow(KIM, ID))
          .isInstanceOf(WrongState.class)
          .hasMessageContaining("does not wait for a DNS record");
      assertThat(stores.evidence().of(ID, "look-now")).isEmpty();
    }
  }

  @Nested
  class AskingMicrosoft {

    @BeforeEach
    void theRecordIsPublished() {
      verification.getRecord(ID, INSTANCE);
      dns.publishes("MS=ms1");
    }

    private void microsoftDoesNotSeeIt() {
      directory.fails(new DirectoryFailure.NotYet("Not seen yet.", "request-1"));
    }

    @Test
    void provesTheDomain() {
      assertThat(verification.confirm(ID)).isEqualTo(Verification.VERIFIED);
      assertThat(isVerified()).isTrue();
    }

    @Test
    void isRepeatedWithoutAnotherWriteWhereItWasVerifiedBefore() {
      verification.confirm(ID);

      assertThat(verification.confirm(ID)).isEqualTo(Verification.VERIFIED);
      assertThat(directory.applied()).hasSize(1);
    }

    @Test
    void takesTimeWhileTheRecordIsThere() {
      microsoftDoesNotSeeIt();

      assertThat(verification.confirm(ID)).isEqualTo(Verification.WAITING);
      assertThat(isVerified()).isFalse();
    }

    @Test
    void isOfNoUseWhereTheRecordIsNotThereAnyMore() {
      microsoftDoesNotSeeIt();
      dns.publishes();

      assertThat(verification.confirm(ID)).isEqualTo(Verification.RECORD_MISSING);
    }

    @Test
    void endsWhenTheProofWasDue() {
      clock.forward(EXPIRE_AFTER);
      microsoftDoesNotSeeIt();

      assertThat(verification.confirm(ID)).isEqualTo(Verification.EXPIRED);
    }

    @Test
    void stillProvesTheDomainAfterTheProofWasDue() {
      clock.forward(EXPIRE_AFTER);

      assertThat(verification.confirm(ID)).isEqualTo(Verification.VERIFIED);
    }

    @Test
    void tellsOfAnotherTenantThatHoldsTheDomain() {
      directory.fails(new DirectoryFailure.Conflict("Held elsewhere.", "request-1"));

      assertThatThrownBy(() -> verification.confirm(ID))
          .isInstanceOf(DirectoryFailure.Conflict.class);
      assertThat(isVerified()).isFalse();
    }

    @Test
    void waitsWhileAWatchIsAsking() {
      stores.proofs().ask(ID, NOW, NOW);
      stores.proofs().claimDue(new Claim("node", NOW, Duration.ofSeconds(60), null, 1));

      Postponed later = catchThrowableOfType(Postponed.class, () -> verification.confirm(ID));

      assertThat(later.until()).isEqualTo(NOW.plusSeconds(2));
      assertThat(directory.applied()).isEmpty();
    }

    @Test
    void againIsDoneOnlyWhileSomethingWaitsForIt() {
      assertThat(verification.askAgain(ID)).isEqualTo(Verification.WAITING);
      assertThat(directory.applied()).isEmpty();

      stores.proofs().ask(ID, NOW, NOW);
      assertThat(verification.askAgain(ID)).isEqualTo(Verification.VERIFIED);
    }
  }

  @Nested
  class VerifyingByHand {

    @BeforeEach
    void aPersonVerifiesTheDomain() {
      TestPlans.approved(stores, TestPlans.of(Change.By.HAND, ChangeKind.VERIFY_DOMAIN));
      verification.getRecord(ID, INSTANCE);
    }

    @Test
    void isAwaitedUntilItIsSeen() {
      assertThatThrownBy(() -> verification.confirm(ID)).isInstanceOf(ToBeDoneByHand.class);

      directory.sees(change -> new Sighting(true, "request-1", null, "It is verified."));

      assertThat(verification.confirm(ID)).isEqualTo(Verification.VERIFIED);
      assertThat(isVerified()).isTrue();
    }

    @Test
    void endsWhenTheProofWasDue() {
      clock.forward(EXPIRE_AFTER);

      assertThat(verification.confirm(ID)).isEqualTo(Verification.EXPIRED);
    }
  }

  @Test
  void aProofOfAnEarlierVersionTakesItsTimeFromTheWait() {
    VerificationRecord record = new VerificationRecord("contoso.com", "TXT", "MS=ms1", 3600);
    Instant begun = NOW.minus(Duration.ofDays(9));
    stores.watches().open(ID, INSTANCE, record, begun, NOW.plusSeconds(1));
    dns.publishes("MS=ms1");
    directory.fails(
        new DirectoryFailure.NotYet("Not seen yet.", "request-1"),
        new DirectoryFailure.NotYet("Not seen yet.", "request-2"));

    assertThat(verification.confirm(ID)).isEqualTo(Verification.WAITING);
    assertThat(proof().begunAt()).isEqualTo(begun);
    assertThat(proof().processInstanceId()).isEqualTo(INSTANCE);
    clock.forward(Duration.ofSeconds(1));
    assertThat(verification.confirm(ID)).isEqualTo(Verification.EXPIRED);
  }

  @Test
  void aWriteThatIsThereAlreadyProvesTheDomainToo() {
    verification.getRecord(ID, INSTANCE);
    directory.applies(change -> new Applied(true, "request-1", null));

    assertThat(verification.confirm(ID)).isEqualTo(Verification.VERIFIED);
    assertThat(TestPlans.change(stores, 1).status()).isEqualTo(ChangeStatus.ALREADY_THERE);
  }
}
