package io.github.workaccount.enrollment.process;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much time people have for tasks, {@code enrollment.tasks.*}; all are ISO 8601 durations from
 * a minute to ten years.
 *
 * @param dueAfter how long after its creation a task is due: then the process owners are told
 * @param remindAfter how long after its creation who has to act is reminded of a task
 * @param remindEvery how long it is from one reminder to the next
 * @param escalateEvery how long it is from one message to the process owners to the next
 * @param beforeExpiry how long before the proof of a domain expires its tasks are due at the
 *     latest; at most a quarter of the whole time
 * @param perTask the due-after and remind-after of single tasks, by the task's id such as
 *     ApprovePlan
 */
@ConfigurationProperties("enrollment.tasks")
record TaskTimes(
    @DefaultValue("P3D") Duration dueAfter,
    @DefaultValue("P1D") Duration remindAfter,
    @DefaultValue("P2D") Duration remindEvery,
    @DefaultValue("P7D") Duration escalateEvery,
    @DefaultValue("P5D") Duration beforeExpiry,
    Map<String, Override> perTask) {

  /** The engine reckons a repetition from its start, time by time. */
  static final Duration SHORTEST = Duration.ofMinutes(1);

  static final Duration LONGEST = Duration.ofDays(3650);

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the property that cannot be used
   */
  TaskTimes {
    requireUsable("due-after", dueAfter);
    requireUsable("remind-after", remindAfter);
    requireUsable("remind-every", remindEvery);
    requireUsable("escalate-every", escalateEvery);
    requireUsable("before-expiry", beforeExpiry);
    // Environment variables have no upper case in the end; what is found first has precedence.
    TreeMap<String, Override> byTask = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (perTask != null) {
      perTask.forEach((task, own) -> byTask.merge(task, own, Override::orElse));
    }
    byTask.forEach(TaskTimes::check);
    perTask = byTask;
  }

  /** How long after its creation a task is due. */
  Duration dueAfter(String task) {
    Override own = perTask.get(task);
    return own == null || own.dueAfter() == null ? dueAfter : own.dueAfter();
  }

  /** How long after its creation who has to act is reminded of a task. */
  Duration remindAfter(String task) {
    Override own = perTask.get(task);
    return own == null || own.remindAfter() == null ? remindAfter : own.remindAfter();
  }

  private static void check(String task, Override own) {
    if (Elements.USER_TASKS.stream().noneMatch(task::equalsIgnoreCase)) {
      throw new IllegalArgumentException(
          "enrollment.tasks.per-task: there is no task '%s'; there are %s"
              .formatted(task, Elements.USER_TASKS));
    }
    if (own.dueAfter() != null) {
      requireUsable("per-task.%s.due-after".formatted(task), own.dueAfter());
    }
    if (own.remindAfter() != null) {
      requireUsable("per-task.%s.remind-after".formatted(task), own.remindAfter());
    }
  }

  private static void requireUsable(String name, Duration value) {
    if (value == null || value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "enrollment.tasks.%s must be from a minute (PT1M) to ten years (P3650D)."
              .formatted(name));
    }
  }

  /**
   * What differs for one task.
   *
   * @param dueAfter instead of the general one; null: no difference
   * @param remindAfter instead of the general one; null: no difference
   */
  record Override(Duration dueAfter, Duration remindAfter) {

    private Override orElse(Override other) {
      return new Override(
          dueAfter == null ? other.dueAfter : dueAfter,
          remindAfter == null ? other.remindAfter : remindAfter);
    }
  }
}
