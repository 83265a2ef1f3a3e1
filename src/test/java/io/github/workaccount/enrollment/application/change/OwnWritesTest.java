package io.github.workaccount.enrollment.application.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.TestPlans;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping;
import io.github.workaccount.enrollment.application.enrollment.Timekeeping.Hold;
import io.github.workaccount.enrollment.application.failure.Postponed;
import io.github.workaccount.enrollment.application.plan.Plans.PlannedChange;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.plan.ChangeKind;
import io.github.workaccount.enrollment.model.plan.ChangeStatus;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.testing.EvenTime;
import io.github.workaccount.enrollment.testing.MovableClock;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWritesTest {

  private static final DirectoryFailure MISSING =
      new DirectoryFailure.NotFound("The group is not there.", "req-1");

  private final MovableClock clock = new MovableClock();
  private final Timekeeping time = new EvenTime(Instant.now().minusSeconds(3600), Hold.NONE);
  private final OwnWrites ownWrites = new OwnWrites(null, clock, time);

  @AfterEach
  void itIsNowAgain() {
    clock.reset();
  }

  @Test
  void looksAboutTenTimesAndThenNoMore() {
    PlannedChange applied = change(ChangeStatus.APPLIED, clock.instant());
    int looks = 0;
    while (true) {
      Postponed later =
          catchThrowableOfType(Postponed.class, () -> ownWrites.await(applied, MISSING));
      if (later == null) {
        break;
      }
      assertThat(later)
          .hasMessageStartingWith("The group is not there. The tenant was written to a moment ago")
          .hasCause(MISSING);
      Duration pause = Duration.between(clock.instant(), later.until());
      assertThat(pause).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(60));
      clock.forward(pause);
      looks++;
    }

    assertThat(looks).isBetween(8, 12);
    assertThat(clock.instant()).isAfter(applied.writtenAt().plus(Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @EnumSource(
      value = ChangeStatus.class,
      names = {"INTENDED", "APPLIED"},
      mode = EnumSource.Mode.EXCLUDE)
  void blamesNoWriteThatWasNotMade(ChangeStatus status) {
    assertThatCode(() -> ownWrites.await(change(status, clock.instant()), MISSING))
        .doesNotThrowAnyException();
    assertThatCode(() -> ownWrites.await(change(ChangeStatus.INTENDED, null), MISSING))
        .doesNotThrowAnyException();
  }

  @Test
  void blamesTheLatestOfTheWritesThatWentWell() {
    Stores stores = new Stores(clock);
    OwnWrites ofPlan = new OwnWrites(stores.plans(), clock, time);
    stores.plans().add(TestPlans.proving());
    Instant now = clock.instant();
    mark(stores, 1, ChangeStatus.APPLIED, now.minusSeconds(600));
    mark(stores, 2, ChangeStatus.INTENDED, now);
    mark(stores, 3, ChangeStatus.APPLIED, null);

    assertThatCode(() -> ofPlan.awaitDone(TestEnrollments.ID, MISSING)).doesNotThrowAnyException();

    mark(stores, 4, ChangeStatus.APPLIED, now);
    assertThatThrownBy(() -> ofPlan.awaitDone(TestEnrollments.ID, MISSING))
        .isInstanceOf(Postponed.class)
        .hasMessageStartingWith("The group is not there.")
        .hasCause(MISSING);
  }

  private static void mark(Stores stores, int number, ChangeStatus status, Instant writtenAt) {
    PlannedChange change = TestPlans.change(stores, number);
    stores.plans().mark(change.as(status, null, null).writtenAt(writtenAt));
  }

  @Test
  void sendsAWriteAgainOnlyWhenAnEarlierOneWouldHaveBeenSeen() {
    PlannedChange lost = change(ChangeStatus.INTENDED, clock.instant());

    assertThat(ownWrites.maySend(lost)).isFalse();
    assertThat(ownWrites.maySend(change(ChangeStatus.PLANNED, null))).isTrue();
    assertThat(ownWrites.maySend(change(ChangeStatus.INTENDED, null))).isTrue();
    clock.forward(Duration.ofMinutes(2));
    assertThat(ownWrites.maySend(lost)).isTrue();
    assertThatThrownBy(() -> ownWrites.await(lost, MISSING)).isInstanceOf(Postponed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT24H", "-PT24H", "PT3M", "-PT1H"})
  void countsFromWhenTheClockWasSet(Duration by) {
    PlannedChange lost = change(ChangeStatus.INTENDED, clock.instant().minus(by));
    PlannedChange done = change(ChangeStatus.APPLIED, clock.instant().minus(by));
    OwnWrites set = new OwnWrites(null, clock, EvenTime.setAt(clock.instant()));

    assertThat(set.maySend(lost)).isFalse();
    assertThatThrownBy(() -> set.await(lost, MISSING)).isInstanceOf(Postponed.class);
    assertThatThrownBy(() -> set.await(done, MISSING)).isInstanceOf(Postponed.class);
    clock.forward(Duration.ofMinutes(2));
    assertThat(set.maySend(lost)).isTrue();
    clock.forward(Duration.ofMinutes(3));
    assertThatCode(() -> set.await(done, MISSING)).doesNotThrowAnyException();
  }

  @Test
  void countsALostWriteFromTheStartAndOneThatWasAnsweredFromItsOwnTime() {
    Instant longAgo = clock.instant().minus(Duration.ofDays(1));
    OwnWrites started = new OwnWrites(null, clock, new EvenTime(clock.instant(), Hold.NONE));

    assertThat(started.maySend(change(ChangeStatus.INTENDED, longAgo))).isFalse();
    assertThatThrownBy(() -> started.await(change(ChangeStatus.INTENDED, longAgo), MISSING))
        .isInstanceOf(Postponed.class);
    assertThatCode(() -> started.await(change(ChangeStatus.APPLIED, longAgo), MISSING))
        .doesNotThrowAnyException();
  }

  @Test
  void aWriteOfAnotherNodeThatIsAMomentAheadIsAYoungOne() {
    assertThat(ownWrites.maySend(change(ChangeStatus.INTENDED, clock.instant().plusMillis(300))))
        .isFalse();
  }

  @Test
  void writesNothingWhileTheTimeCannotBeReliedOn() {
    OwnWrites unsure = new OwnWrites(null, clock, new EvenTime(clock.instant(), Hold.OFF));

    assertThatThrownBy(unsure::requireTime)
        .isInstanceOf(Postponed.class)
        .hasMessageStartingWith("The clocks of this node and of the database do not agree");
    assertThatCode(ownWrites::requireTime).doesNotThrowAnyException();
  }

  private static PlannedChange change(ChangeStatus status, Instant writtenAt) {
    EnrollmentId id = new EnrollmentId("contoso.com-7K3Q9");
    Change change = new Change(1, ChangeKind.CREATE_GROUP, "what", "call", "why", new TreeMap<>());
    return new PlannedChange(1, id, "tenant", change, status, null, null, false, writtenAt);
  }
}
