package io.github.workaccount.enrollment.testing;

import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tasks that people have. */
public final class WaitingTaskSamples {

  /** Since when they wait. */
  public static final Instant SINCE = Instant.parse("2026-11-01T08:00:00Z");

  private WaitingTaskSamples() {}

  /** A plan that an enrollment admin is to approve. */
  public static WaitingTask planApproval() {
    return new WaitingTask(
        "t1",
        "ApprovePlan",
        "Approve the plan",
        "An enrollment admin approves it.",
        null,
        List.of(),
        List.of("enrollment-admins"),
        SINCE,
        SINCE.plus(Duration.ofDays(2)),
        "http://localhost:8080/tasks/t1");
  }
}
