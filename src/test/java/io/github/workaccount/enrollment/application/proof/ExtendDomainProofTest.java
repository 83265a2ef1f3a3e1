package io.github.workaccount.enrollment.application.proof;

import static io.github.workaccount.enrollment.application.TestEnrollments.ID;
import static io.github.workaccount.enrollment.application.TestEnrollments.KIM;
import static io.github.workaccount.enrollment.application.TestEnrollments.SAM;
import static io.github.workaccount.enrollment.application.TestUseCases.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestUseCases;
import io.github.workaccount.enrollment.application.enrollment.PublicAddress;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import io.github.workaccount.enrollment.application.failure.WrongState;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gives a proof more time, and how much. */
class ExtendDomainProofTest {

  private static final Duration EXPIRE_AFTER = Duration.ofDays(30);
  private static final Duration MAX_WAIT = Duration.ofDays(90);

  private final TestUseCases world = new TestUseCases();
  private final Stores stores = world.stores;
  private final ExtendDomainProof extending = extending(EXPIRE_AFTER, MAX_WAIT);

  private ExtendDomainProof extending(Duration expireAfter, Duration maxWait) {
    return new ExtendDomainProof(
        stores.enrollments(),
        stores.proofs(),
        stores.watches(),
        world.workflow,
        stores.evidence(),
        world.clock,
        new DomainProofProperties(expireAfter, maxWait),
        new PublicAddress(URI.create("https://enroll.example")));
  }

  @BeforeEach
  void aDomainThatIsBeingProved() {
    stores.enrollments().add(TestEnrollments.leadingToTenant(DomainPresence.UNVERIFIED));
    Instant over = NOW.plus(EXPIRE_AFTER);
    stores.proofs().begin(ID, "verifying", NOW, over);
    stores
        .watches()
        .open(ID, "verifying", new VerificationRecord("contoso.com", "TXT", "MS=1", 1), NOW, over);
  }

  private Instant proofExpires() {
    return stores.proofs().find(ID).orElseThrow().expiresAt();
  }

  @Test
  void isAsLongAsAtFirstFromNowOn() {
    world.clock.forward(Duration.ofDays(10));
    Instant until = NOW.plus(Duration.ofDays(40));

    assertThat(extending.extend(KIM, ID, " The zone moves. ")).isEqualTo(until);

    assertThat(proofExpires()).isEqualTo(until);
    assertThat(stores.watches().find(ID).orElseThrow().expiresAt()).isEqualTo(until);
    assertThat(world.workflow.told()).containsExactly("proofExtended verifying " + until);
    assertThat(stores.evidence().only(ID, "extension").data())
        .containsEntry("reason", "The zone moves.")
        .containsEntry("before", NOW.plus(EXPIRE_AFTER).toString())
        .containsEntry("until", until.toString());
  }

  @Test
  void isForEnrollmentAdminsTooAndForNobodyElse() {
    world.clock.forward(Duration.ofDays(1));
    User pat = new User("pat", Set.of(User.PROCESS_OWNERS, User.REQUESTERS));

    assertThatThrownBy(() -> extending.extend(pat, ID, "Why.")).isInstanceOf(NotAllowed.class);
    assertThatCode(() -> extending.extend(SAM, ID, "Why.")).doesNotThrowAnyException();
  }

  @Test
  void takesAReason() {
    world.clock.forward(Duration.ofDays(1));

    assertThatThrownBy(() -> extending.extend(KIM, ID, " ")).isInstanceOf(InvalidInput.class);
    assertThat(proofExpires()).isEqualTo(NOW.plus(EXPIRE_AFTER));
  }

  @Test
  void endsWithTheLongestTimeSinceTheProofBegan() {
    for (int days : new int[] {29, 29, 29}) {
      world.clock.forward(Duration.ofDays(days));
      extending.extend(KIM, ID, "Why.");
    }
    assertThat(proofExpires()).isEqualTo(NOW.plus(MAX_WAIT));

    assertThatThrownBy(() -> extending.extend(KIM, ID, "Why."))
        .isInstanceOf(WrongState.class)
        .hasMessage(
            "The domain is to be proved until 2027-01-30 08:00 UTC: a proof takes no longer than 90 days in all.");
  }

  @Test
  void isRefusedWhereItWouldGiveNoMoreTime() {
    assertThatThrownBy(() -> extending.extend(KIM, ID, "Why.")).isInstanceOf(WrongState.class);
  }

  @Test
  void isRefusedOnceTheProofIsOver() {
    world.clock.forward(EXPIRE_AFTER);

    assertThatThrownBy(() -> extending.extend(KIM, ID, "Why."))
        .isInstanceOf(WrongState.class)
        .hasMessageContaining("does not wait for the proof of its domain");
  }

  @Test
  void isRefusedWhereTheProcessWaitsForItNoMore() {
    world.clock.forward(Duration.ofDays(1));
    world.workflow.waitsForNothing();

    assertThatThrownBy(() -> extending.extend(KIM, ID, "Why."))
        .isInstanceOf(WrongState.class)
        .hasMessageContaining("does not wait for the proof of its domain");
    assertThat(stores.evidence().of(ID)).isEmpty();
  }

  @Test
  void isExplainedFromTheBeginningUntilTheLongestTimeIsReached() {
    String until = "The domain is to be proved until %s; then the enrollment expires. ";
    assertThat(extending.howTo(ID).orElseThrow())
        .isEqualTo(
            until.formatted("2026-12-01 08:00 UTC")
                + "To wait longer, the requester or an enrollment admin sends POST https://enroll.example/api/enrollments/%s/dns-extension with {\"reason\": \"why\"}."
                    .formatted(ID));

    stores.proofs().expireAt(ID, NOW.plus(MAX_WAIT));

    assertThat(extending.howTo(ID).orElseThrow())
        .isEqualTo(until.formatted("2027-01-30 08:00 UTC") + "It cannot be extended any more.");
  }

  @Test
  void isNotExplainedWhereNoDomainIsProved() {
    stores.enrollments().add(TestEnrollments.another("fabrikam.com"));

    assertThat(extending.howTo(TestEnrollments.another("fabrikam.com").id())).isEmpty();
  }

  @Test
  void isRefusedAtStartUpWhereTheLongestTimeIsNone() {
    assertThatThrownBy(() -> extending(EXPIRE_AFTER, EXPIRE_AFTER.minusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("enrollment.dns.max-wait");
    assertThatThrownBy(() -> extending(EXPIRE_AFTER, Duration.ofDays(3650).plusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatCode(() -> extending(EXPIRE_AFTER, EXPIRE_AFTER)).doesNotThrowAnyException();
    assertThatCode(() -> extending(EXPIRE_AFTER, Duration.ofDays(3650))).doesNotThrowAnyException();
  }
}
