package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TaskTimesTest {

  @Test
  void hasATimeForEveryTask() {
    TaskTimes times = bound(Map.of());

    assertThat(Elements.USER_TASKS)
        .allSatisfy(task -> assertThat(times.remindAfter(task)).isLessThan(times.dueAfter(task)));
  }

  @Test
  void letsSingleTasksDiffer() {
    TaskTimes times =
        bound(
            Map.of(
                "enrollment.tasks.due-after", "P4D",
                "enrollment.tasks.per-task.ApprovePlan.due-after", "PT8H",
                "enrollment.tasks.per-task.GRANTCONSENT.remind-after", "PT1H"));

    assertThat(times.dueAfter("ApprovePlan")).isEqualTo(Duration.ofHours(8));
    assertThat(times.remindAfter("ApprovePlan")).isEqualTo(Duration.ofDays(1));
    assertThat(times.dueAfter("GrantConsent")).isEqualTo(Duration.ofDays(4));
    assertThat(times.remindAfter("GrantConsent")).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void mergesNamesThatDifferInCaseOnlyWithPrecedenceForTheFirst() {
    Map<String, TaskTimes.Override> perTask = new java.util.LinkedHashMap<>();
    perTask.put("approveplan", new TaskTimes.Override(Duration.ofHours(1), null));
    perTask.put("ApprovePlan", new TaskTimes.Override(Duration.ofHours(2), Duration.ofMinutes(30)));
    Duration day = Duration.ofDays(1);

    TaskTimes times = new TaskTimes(day, day, day, day, day, perTask);

    assertThat(times.dueAfter("ApprovePlan")).isEqualTo(Duration.ofHours(1));
    assertThat(times.remindAfter("ApprovePlan")).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void refusesATaskThatThereIsNot() {
    assertThatThrownBy(() -> bound(Map.of("enrollment.tasks.per-task.Approve.due-after", "P1D")))
        .isInstanceOf(BindException.class)
        .rootCause()
        .hasMessageContaining("there is no task 'Approve'")
        .hasMessageContaining("ApprovePlan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1H", "PT0.0001S", "PT59S", "P3651D", "P1000000D"})
  void refusesATimeThatCannotWork(String unusable) {
    assertThatThrownBy(() -> bound(Map.of("enrollment.tasks.remind-every", unusable)))
        .rootCause()
        .hasMessage(
            "enrollment.tasks.remind-every must be from a minute (PT1M) to ten years (P3650D).");
  }

  private static TaskTimes bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("enrollment.tasks", TaskTimes.class);
  }
}
