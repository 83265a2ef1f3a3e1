package io.github.workaccount.enrollment.benchmark;

import java.util.Map;

/** What people send with their tasks. */
final class Answers {

  private Answers() {}

  /**
   * An answer.
   *
   * @param task the task's element id
   * @param course the way that the enrollment takes
   * @param shown what its form shows
   */
  static Map<String, Object> of(String task, Course course, Map<String, Object> shown) {
    return switch (task) {
      case "ApproveEnrollment" ->
          Map.of("decision", "approve", "lookInside", course == Course.INSIDE);
      case "ApprovePlan" ->
          Map.of("planDecision", "approve", "planDigest", shown.get("planDigest"));
      case "AssociateInPartnerCenter" -> Map.of("associated", true, "usersAdded", true);
      default -> Map.of();
    };
  }
}
