package io.github.workaccount.enrollment.application.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.TestEnrollments;
import io.github.workaccount.enrollment.application.decision.Choice;
import io.github.workaccount.enrollment.application.decision.Decisions.Decision;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.application.notice.TaskRecords.TaskRecord;
import io.github.workaccount.enrollment.testing.memory.Stores;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a task that is over. */
class EndedTasksTest {

  private static final Instant BEGAN = Instant.parse("2026-11-01T08:00:00.100Z");
  private static final Instant ENDED = Instant.parse("2026-11-01T08:00:00.400Z");

  private final TaskRecords tasks = mock(TaskRecords.class);
  private final Stores stores = new Stores(Clock.systemUTC());
  private final EndedTasks ended = new EndedTasks(tasks, stores.enrollments(), stores.decisions());

  @BeforeEach
  void enrollmentOfKim() {
    stores.enrollments().add(TestEnrollments.askedForBy("kim"));
  }

  @Test
  void whoCompletedItIsNamedWithWhatTheyChose() {
    is(ENDED, "sam");
    decided("sam", Choice.SEPARATE_ACCOUNT, ENDED.plusNanos(800_000));

    assertThat(ended.tell("task", TestEnrollments.KIM))
        .contains("sam completed “Approve the plan” at 2026-11-01 08:00 UTC: separate account.");
  }

  @Test
  void nothingIsSaidOfAChoiceWhereNoneIsMade() {
    is(ENDED, "sam");

    assertThat(ended.tell("task", TestEnrollments.KIM))
        .contains("sam completed “Approve the plan” at 2026-11-01 08:00 UTC.");
  }

  @Test
  void aDecisionAtTheTaskBeforeItIsNotItsOwnHoweverClose() {
    is(ENDED, null);
    decided("sam", Choice.APPROVE, BEGAN.minusMillis(1));

    assertThat(ended.tell("task", TestEnrollments.KIM))
        .contains(
            "“Approve the plan” was over at 2026-11-01 08:00 UTC, without anybody completing it.");
  }

  @Test
  void anEarlierAndALaterDecisionOfTheSamePersonAreNotItsOwn() {
    is(ENDED, "sam");
    decided("sam", Choice.APPROVE, BEGAN.minusMillis(1));
    decided("sam", Choice.APPROVE, ENDED.plusMillis(2));

    assertThat(ended.tell("task", TestEnrollments.KIM))
        .contains("sam completed “Approve the plan” at 2026-11-01 08:00 UTC.");
  }

  @Test
  void ofATaskThatWaitsNothingIsTold() {
    is(null, null);

    assertThat(ended.tell("task", TestEnrollments.SAM)).isEmpty();
  }

  @Test
  void whoMayNotSeeTheEnrollmentIsToldNothing() {
    is(ENDED, "sam");

    assertThat(ended.tell("task", new User("lee", Set.of(User.REQUESTERS)))).isEmpty();
  }

  private void is(Instant endedAt, String completedBy) {
    when(tasks.find("task"))
        .thenReturn(
            Optional.of(
                new TaskRecord(
                    "ApprovePlan", "Approve the plan", "instance", BEGAN, endedAt, completedBy)));
  }

  private void decided(String by, Choice choice, Instant at) {
    stores
        .decisions()
        .add(new Decision(TestEnrollments.ID, UserTask.APPROVE_PLAN, by, at, choice, null, null));
  }
}
