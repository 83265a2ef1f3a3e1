package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import org.springframework.stereotype.Service;

/** An enrollment admin decides what to do about a domain that another tenant holds (rule D2). */
@Service
public class ResolveDomainConflict {

  private final RecordDecision decisions;

  ResolveDomainConflict(RecordDecision decisions) {
    this.decisions = decisions;
  }

  /**
   * Keeps the decision.
   *
   * @param user who decided
   * @param id on which enrollment
   * @param resolution to retry or to give up
   * @param comment what the person wrote; null when nothing
   */
  public void decide(User user, EnrollmentId id, Choice resolution, String comment) {
    decisions.record(user, id, UserTask.RESOLVE_DOMAIN_CONFLICT, resolution, null, comment);
  }
}
