package io.github.workaccount.enrollment.persistence;

import static io.github.workaccount.enrollment.persistence.Storage.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.workaccount.enrollment.application.enrollment.Claim;
import io.github.workaccount.enrollment.application.proof.DnsWatches;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Busy;
import io.github.workaccount.enrollment.application.proof.DnsWatches.DnsWatch;
import io.github.workaccount.enrollment.application.proof.DnsWatches.InLine;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Lane;
import io.github.workaccount.enrollment.application.proof.DnsWatches.NextLook;
import io.github.workaccount.enrollment.application.proof.DnsWatches.Turn;
import io.github.workaccount.enrollment.model.dns.DnsFinding;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for the waits for DNS records in every store. */
interface WatchesContract {

  VerificationRecord RECORD = new VerificationRecord("contoso.com", "TXT", "MS=ms1", 3600);
  Duration PAUSE = Duration.ofHours(1);
  Duration LEASE = Duration.ofSeconds(30);
  Instant LATER = NOW.plus(LEASE).plusMillis(1);
  Instant EXPIRY = NOW.plus(Duration.ofDays(30));

  Storage storage();

  private DnsWatches watches() {
    return storage().watches();
  }

  private EnrollmentId waiting() {
    EnrollmentId id = storage().newEnrollment();
    watches().open(id, "instance", RECORD, NOW, EXPIRY);
    return id;
  }

  private DnsWatch watch(EnrollmentId id) {
    return watches().find(id).orElseThrow();
  }

  private List<EnrollmentId> claimed(String node, Instant at, int limit) {
    List<EnrollmentId> all = new ArrayList<>();
    for (Lane lane : Lane.values()) {
      all.addAll(claimed(Turn.of(lane), node, at, limit - all.size()));
    }
    return all;
  }

  private List<EnrollmentId> claimed(Turn turn, String node, Instant at, int limit) {
    return watches().claimDue(new Claim(node, at, LEASE, at.plus(PAUSE), limit), turn).stream()
        .map(DnsWatch::enrollment)
        .toList();
  }

  private List<EnrollmentId> claimed(Lane lane) {
    return claimed(Turn.of(lane), "one", NOW, 9);
  }

  private void keep(EnrollmentId id, DnsFinding finding, Instant at, Instant next) {
    watches().record(id, finding, at, NextLook.at(next));
  }

  private EnrollmentId keptWaitingBy(String server) {
    EnrollmentId id = waiting();
    watches().record(id, found(), NOW, new NextLook(NOW, server, 1));
    return id;
  }

  private static DnsFinding found(String... texts) {
    return new DnsFinding.AnotherValue("contoso.com", List.of("192.0.2.1:53"), List.of(texts));
  }

  @Test
  default void readsTheWaitThatWasOpened() {
    DnsWatch watch = watch(waiting());

    assertThat(watch.record()).isEqualTo(RECORD);
    assertThat(watch.open()).isTrue();
    assertThat(watch.proved()).isFalse();
    assertThat(watch.finding()).isNull();
    assertThat(watch.checks()).isZero();
    assertThat(watch.openedAt()).isEqualTo(NOW);
    assertThat(watch.nextCheckAt()).isEqualTo(NOW);
    assertThat(watch.expiresAt()).isEqualTo(EXPIRY);
    assertThat(watch.lastCheckAt()).isNull();
    assertThat(watches().find(Samples.id())).isEmpty();
  }

  @Test
  default void keepsWhatALookFound() {
    EnrollmentId id = waiting();
    Instant next = NOW.plusSeconds(60);
    keep(id, found(Samples.TEXT), NOW, next);

    DnsWatch watch = watch(id);
    assertThat(watch.finding()).isEqualTo(DnsWatches.SeenFinding.of(found(Samples.TEXT)));
    assertThat(watch.checks()).isEqualTo(1);
    assertThat(watch.lastCheckAt()).isEqualTo(NOW);
    assertThat(watch.findingChangedAt()).isEqualTo(NOW);
    assertThat(watch.nextCheckAt()).isEqualTo(next);
    assertThat(watch.proved()).isFalse();
  }

  @Test
  default void remembersSinceWhenItFindsTheSame() {
    EnrollmentId id = waiting();
    keep(id, found("a"), NOW, NOW);
    keep(id, found("a"), NOW.plusSeconds(1), NOW);
    assertThat(watch(id).findingChangedAt()).isEqualTo(NOW);

    keep(id, found("b"), NOW.plusSeconds(2), NOW);
    assertThat(watch(id).findingChangedAt()).isEqualTo(NOW.plusSeconds(2));
    assertThat(watch(id).checks()).isEqualTo(3);
  }

  @Test
  default void keepsAProofWhileItLasts() {
    EnrollmentId id = waiting();
    keep(id, new DnsFinding.Proved("h", List.of(), List.of("MS=ms1")), NOW, NOW);
    assertThat(watch(id).proved()).isTrue();

    keep(id, found(), NOW, NOW);
    assertThat(watch(id).proved()).isFalse();
  }

  @Test
  default void goesOnWithTheSameRecordAndStartsAnewWithAnother() {
    EnrollmentId id = waiting();
    keep(id, found("a"), NOW, NOW);
    watches().close(id);

    watches().open(id, "again", RECORD, NOW.plusSeconds(5), EXPIRY.plusSeconds(5));
    assertThat(watch(id).checks()).isEqualTo(1);
    assertThat(watch(id).open()).isTrue();
    assertThat(watch(id).processInstanceId()).isEqualTo("again");
    assertThat(watch(id).nextCheckAt()).isEqualTo(NOW.plusSeconds(5));
    assertThat(watch(id).expiresAt()).isEqualTo(EXPIRY.plusSeconds(5));

    VerificationRecord other = new VerificationRecord("contoso.com", "TXT", "MS=ms2", 3600);
    watches().open(id, "instance", other, NOW.plusSeconds(9), EXPIRY.plusSeconds(9));
    assertThat(watch(id).checks()).isZero();
    assertThat(watch(id).finding()).isNull();
    assertThat(watch(id).expiresAt()).isEqualTo(EXPIRY.plusSeconds(9));
  }

  @Test
  default void claimsWhatIsDueTheLongestWaitingFirst() {
    EnrollmentId second = waiting();
    EnrollmentId first = waiting();
    EnrollmentId notYet = waiting();
    EnrollmentId closed = waiting();
    keep(first, found(), NOW, NOW.minusSeconds(9));
    keep(notYet, found(), NOW, NOW.plusMillis(1));
    watches().close(closed);
    keep(second, found(), NOW, NOW);

    assertThat(claimed("one", NOW, 9)).containsExactly(first, second);
    assertThat(claimed("one", EXPIRY.plusSeconds(1), 9)).isEmpty();
  }

  @Test
  default void claimsNoMoreThanItIsTold() {
    IntStream.range(0, 3).forEach(i -> waiting());

    assertThat(claimed("one", NOW, 2)).hasSize(2);
    assertThat(claimed("two", NOW, 2)).hasSize(1);
    assertThat(claimed("three", NOW, 2)).isEmpty();
  }

  @Test
  default void claimsAgainWhenALeaseHasRunOut() {
    EnrollmentId id = waiting();
    assertThat(claimed("killed", NOW, 1)).containsExactly(id);
    assertThat(claimed("other", NOW.plus(LEASE).minusMillis(1), 1)).isEmpty();

    assertThat(claimed("other", LATER, 1)).containsExactly(id);
    assertThat(claimed("killed", LATER, 1)).isEmpty();
  }

  @Test
  default void givesAClaimBackWithWhatWasFound() {
    EnrollmentId id = waiting();
    claimed("one", NOW, 1);
    keep(id, found(), NOW.plusSeconds(1), NOW.plusSeconds(2));

    assertThat(claimed("two", NOW.plusSeconds(2), 1)).containsExactly(id);
  }

  @Test
  default void looksAgainAtOnceWhenItWasAskedForDuringALook() {
    EnrollmentId id = waiting();
    claimed("one", NOW, 1);
    watches().lookNow(id, NOW.plusSeconds(1));
    keep(id, found(), NOW.plusSeconds(2), NOW.plusSeconds(600));

    assertThat(watch(id).nextCheckAt()).isEqualTo(NOW.plusSeconds(1));
    assertThat(watch(id).inLine().lane()).isEqualTo(Lane.ASKED);
  }

  @Test
  default void looksInTheLaneThatFitsTheLastLook() {
    EnrollmentId first = waiting();
    EnrollmentId repeated = waiting();
    keep(repeated, found(), NOW, NOW);
    EnrollmentId slow = keptWaitingBy("192.0.2.1:53");
    EnrollmentId silent = keptWaitingBy(null);

    assertThat(claimed(Lane.ASKED)).containsExactly(first);
    assertThat(claimed(Lane.REPEATED)).containsExactly(repeated);
    assertThat(claimed(Lane.SLOW)).containsExactlyInAnyOrder(slow, silent);
    assertThat(watch(slow).inLine())
        .isEqualTo(new InLine(Lane.SLOW, "kim", false, "192.0.2.1:53", 1));
  }

  @Test
  default void beginsAnewWithALookThatSomebodyAsksFor() {
    EnrollmentId asked = keptWaitingBy("192.0.2.1:53");
    EnrollmentId openedAgain = keptWaitingBy("192.0.2.1:53");
    watches().lookNow(asked, NOW);
    watches().open(openedAgain, "again", RECORD, NOW, EXPIRY);

    assertThat(watch(asked).inLine()).isEqualTo(new InLine(Lane.ASKED, "kim", true, null, 0));
    assertThat(watch(openedAgain).inLine())
        .isEqualTo(new InLine(Lane.ASKED, "kim", false, null, 0));
  }

  @Test
  default void leavesOutWhomItIsTold() {
    EnrollmentId busy = keptWaitingBy("192.0.2.1:53");
    EnrollmentId free = keptWaitingBy("192.0.2.2:53");
    EnrollmentId silent = keptWaitingBy(null);
    Busy server = new Busy(Set.of("192.0.2.1:53"), Set.of());
    Busy requester = new Busy(Set.of(), Set.of("kim"));

    assertThat(claimed(new Turn(Lane.SLOW, requester), "one", NOW, 9)).isEmpty();
    assertThat(claimed(new Turn(Lane.SLOW, server), "one", NOW, 9))
        .containsExactlyInAnyOrder(free, silent);
    assertThat(claimed(Lane.SLOW)).containsExactly(busy);
  }

  @Test
  default void putsALookOffUntilItIsTheServersTurn() {
    EnrollmentId id = waiting();
    claimed("one", NOW, 1);

    watches().putOff(id, "192.0.2.1:53");

    assertThat(watch(id).nextCheckAt()).as("it is still due").isEqualTo(NOW);
    assertThat(watch(id).checks()).isZero();
    assertThat(watch(id).inLine())
        .isEqualTo(new InLine(Lane.SLOW, "kim", false, "192.0.2.1:53", 0));
    assertThat(claimed(Lane.SLOW)).containsExactly(id);
  }

  @Test
  default void putsALookOffUntilItIsTheRequestersTurn() {
    EnrollmentId id = waiting();
    claimed("one", NOW, 1);

    watches().putOff(id, null);

    assertThat(claimed(Lane.ASKED)).containsExactly(id);
  }

  @Test
  default void takesThoseThatSomebodyAskedForFirstAmongTheSlowOnes() {
    EnrollmentId repeated = keptWaitingBy("192.0.2.1:53");
    EnrollmentId asked = waiting();
    watches().lookNow(asked, NOW.plusSeconds(5));
    watches().putOff(asked, "192.0.2.1:53");

    assertThat(claimed(Turn.of(Lane.SLOW), "one", NOW.plusSeconds(6), 9))
        .containsExactly(asked, repeated);

    keep(asked, found(), NOW, NOW);
    watches().putOff(asked, "192.0.2.1:53");
    watches().putOff(repeated, null);
    watches().record(repeated, found(), NOW, new NextLook(NOW.minusSeconds(1), "192.0.2.1:53", 2));
    assertThat(claimed(Lane.SLOW)).as("that look is over").containsExactly(repeated, asked);
  }

  @Test
  default void doesNotLookForAClosedWait() {
    EnrollmentId id = waiting();
    watches().close(id);
    watches().lookNow(id, NOW.minusSeconds(1));

    assertThat(watch(id).nextCheckAt()).isEqualTo(NOW);
    assertThat(claimed("one", NOW, 1)).isEmpty();
  }

  @Test
  default void takesUpWhatIsDueOrClaimedLaterThanAnythingCanBe() {
    EnrollmentId id = waiting();
    Instant ahead = NOW.plus(Duration.ofDays(1));
    keep(id, found(), ahead, ahead);

    assertThat(claimed("before", ahead, 9)).containsExactly(id);
    assertThat(claimed("after", NOW, 9)).as("the clock was set back").containsExactly(id);
    assertThat(claimed("another", NOW, 9)).as("it is claimed now").isEmpty();
    keep(id, found(), NOW, NOW.plus(PAUSE));
    assertThat(watch(id).nextCheckAt()).isEqualTo(NOW.plus(PAUSE));
    assertThat(claimed("another", NOW.plusSeconds(60), 9)).as("due later").isEmpty();
  }

  @Test
  default void givesNoRowToTwoNodesAtOnce() {
    IntStream.range(0, 40).forEach(i -> waiting());

    List<Object> claims = storage().atOnce(5, () -> claimed("node", NOW, 10));

    assertThat(claims).allMatch(List.class::isInstance);
    assertThat(claims.stream().map(Collection.class::cast).flatMap(Collection::stream))
        .doesNotHaveDuplicates();
    assertThat(claimed("late", NOW, 40).size() + total(claims)).isEqualTo(40);
  }

  private static int total(List<Object> claims) {
    return claims.stream().mapToInt(claim -> ((Collection<?>) claim).size()).sum();
  }
}
