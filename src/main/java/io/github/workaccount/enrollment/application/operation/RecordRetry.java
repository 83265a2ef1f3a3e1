package io.github.workaccount.enrollment.application.operation;

import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.enrollment.EvidenceKind;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Keeps in the evidence who had a failed step tried again. */
@Service
public class RecordRetry {

  private final Evidence evidence;

  RecordRetry(Evidence evidence) {
    this.evidence = evidence;
  }

  /**
   * Keeps a retry, together with the retry itself.
   *
   * @param user who retries
   * @param id the enrollment
   * @param step the step, by its element id
   */
  public void record(User user, EnrollmentId id, String step) {
    evidence.add(id, EvidenceKind.RETRY, user.id(), Map.of("step", step));
  }
}
