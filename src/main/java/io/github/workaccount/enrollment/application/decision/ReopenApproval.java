package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes an approval back whose facts no longer hold, so that an admin decides anew. */
@Component
public class ReopenApproval {

  private final Enrollments enrollments;
  private final Evidence evidence;

  public ReopenApproval(Enrollments enrollments, Evidence evidence) {
    this.enrollments = enrollments;
    this.evidence = evidence;
  }

  /**
   * Clears the chosen route, and keeps why: whoever decides next reads it.
   *
   * @param id the enrollment
   * @param why what was approved and what is there now, a sentence
   */
  public void because(EnrollmentId id, String why) {
    Enrollment enrollment = enrollments.get(id);
    enrollments.update(enrollment.withRoute(enrollment.route().outdated(why)));
    evidence.add(id, EvidenceKind.APPROVAL_OUTDATED, Evidence.SYSTEM, Map.of("reason", why));
  }
}
