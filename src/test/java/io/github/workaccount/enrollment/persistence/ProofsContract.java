package io.github.workaccount.enrollment.persistence;

import static io.github.workaccount.enrollment.persistence.Storage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.proof.DomainProofs;
import io.github.workaccount.enrollment.application.proof.DomainProofs.DomainProof;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for the proofs of domains in every store. */
interface ProofsContract {

  Instant OVER = NOW.plus(Duration.ofDays(30));
  Instant FIRST = NOW.plusSeconds(10);
  Duration PAUSE = Duration.ofHours(1);
  Duration LEASE = Duration.ofSeconds(60);

  Storage storage();

  private DomainProofs proofs() {
    return storage().proofs();
  }

  private DomainProof proof(EnrollmentId id) {
    return proofs().find(id).orElseThrow();
  }

  private EnrollmentId begun() {
    EnrollmentId id = storage().newEnrollment();
    proofs().begin(id, "instance", NOW, OVER);
    return id;
  }

  private EnrollmentId asking() {
    EnrollmentId id = begun();
    proofs().ask(id, NOW, FIRST);
    return id;
  }

  private List<EnrollmentId> claimed(String node, Instant at, int limit) {
    return proofs().claimDue(new Claim(node, at, LEASE, at.plus(PAUSE), limit)).stream()
        .map(DomainProof::enrollment)
        .toList();
  }

  @Test
  default void keepsAProof() {
    EnrollmentId id = asking();
    proofs().asked(id, FIRST, FIRST.plusSeconds(10));

    assertThat(proof(id))
        .isEqualTo(
            new DomainProof(
                id, "instance", NOW, OVER, true, NOW, 1, FIRST, FIRST.plusSeconds(10), null));
    assertThat(proofs().find(Samples.id())).isEmpty();
  }

  @Test
  default void goesOnAsItIsForTheSameInstanceOnly() {
    EnrollmentId id = asking();
    proofs().begin(id, "instance", NOW.plusSeconds(5), OVER.plusSeconds(5));
    assertThat(proof(id).expiresAt()).isEqualTo(OVER);
    assertThat(proof(id).asking()).isTrue();

    proofs().begin(id, "another", NOW.plusSeconds(5), OVER.plusSeconds(5));
    assertThat(proof(id).processInstanceId()).isEqualTo("another");
    assertThat(proof(id).begunAt()).isEqualTo(NOW.plusSeconds(5));
    assertThat(proof(id).expiresAt()).isEqualTo(OVER.plusSeconds(5));
    assertThat(proof(id).asking()).isFalse();
  }

  @Test
  default void asksOnlyWhereItIsAwaitedAndInTime() {
    begun();
    EnrollmentId resting = asking();
    proofs().rest(resting);
    EnrollmentId late = asking();
    proofs().expireAt(late, FIRST);

    assertThat(claimed("one", FIRST, 9)).isEmpty();
    proofs().expireAt(late, FIRST.plusSeconds(1));
    assertThat(claimed("one", FIRST, 9)).containsExactly(late);
  }

  @Test
  default void takesOverTheQuestionOfADeadNode() {
    EnrollmentId id = asking();
    assertThat(claimed("killed", NOW, 1)).as("not due yet").isEmpty();
    assertThat(claimed("killed", FIRST, 1)).containsExactly(id);
    assertThat(claimed("other", FIRST.plus(LEASE), 1)).isEmpty();

    assertThat(claimed("other", FIRST.plus(LEASE).plusMillis(1), 1)).containsExactly(id);
  }

  @Test
  default void showsThatAQuestionMayBeUnderWayEvenWhenNothingWaitsAnyMore() {
    EnrollmentId id = asking();
    claimed("one", FIRST, 1);
    proofs().rest(id);
    assertThat(proof(id).isBeingAsked(FIRST.plusSeconds(59))).isTrue();
    assertThat(proof(id).isBeingAsked(FIRST.plus(LEASE))).as("it died").isFalse();

    proofs().asked(id, FIRST.plusSeconds(2), FIRST.plusSeconds(20));
    assertThat(proof(id).isBeingAsked(FIRST.plusSeconds(3))).isFalse();
  }

  @Test
  default void asksAgainAtOnceWhenThatWasWantedDuringAQuestion() {
    EnrollmentId id = asking();
    claimed("one", FIRST, 1);
    proofs().askNow(id, FIRST.plusSeconds(1));
    proofs().asked(id, FIRST.plusSeconds(2), FIRST.plusSeconds(600));

    assertThat(proof(id).nextAskedAt()).isEqualTo(FIRST.plusSeconds(1));
  }

  @Test
  default void asksWhereThatIsDueOrClaimedLaterThanItCanBe() {
    EnrollmentId id = asking();
    Instant ahead = NOW.plus(Duration.ofDays(1));
    proofs().asked(id, ahead, ahead);

    assertThat(claimed("before", ahead, 9)).containsExactly(id);
    assertThat(claimed("after", NOW, 9)).as("the clock was set back").containsExactly(id);
    assertThat(claimed("another", NOW, 9)).as("it is claimed now").isEmpty();
    proofs().asked(id, NOW, NOW.plus(PAUSE));
    assertThat(proof(id).nextAskedAt()).isEqualTo(NOW.plus(PAUSE));
    assertThat(claimed("another", NOW.plusSeconds(60), 9)).as("due later").isEmpty();
  }

  @Test
  default void aQuestionOfADayThatIsOverIsUnderWayNoMore() {
    EnrollmentId id = asking();
    claimed("before", NOW.plus(Duration.ofDays(1)), 1);
    proofs().rest(id);

    assertThat(proof(id).isBeingAsked(NOW)).isFalse();
  }

  @Test
  default void givesNoQuestionToTwoNodesAtOnce() {
    IntStream.range(0, 20).forEach(i -> asking());

    List<Object> claims = storage().atOnce(4, () -> claimed("node", FIRST, 5));

    assertThat(claims).allMatch(List.class::isInstance);
    assertThat(claims.stream().map(Collection.class::cast).flatMap(Collection::stream))
        .doesNotHaveDuplicates();
    int first = claims.stream().mapToInt(claim -> ((Collection<?>) claim).size()).sum();
    assertThat(claimed("late", FIRST, 20).size() + first).isEqualTo(20);
  }
}
