package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.UserTask;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import org.springframework.stereotype.Service;

/**
 * An enrollment admin attests that the tenant is associated in Partner Center: no public API can
 * confirm it (rule L1), and nothing here claims to.
 */
@Service
public class AssociateInPartnerCenter {

  private final RecordDecision decisions;

  AssociateInPartnerCenter(RecordDecision decisions) {
    this.decisions = decisions;
  }

  /**
   * Keeps the attestation.
   *
   * @param user who attests
   * @param id the enrollment
   * @param associated whether the tenant is associated
   * @param usersAdded whether the users were added with their roles
   * @param comment what the person wrote; null when nothing
   * @throws InvalidInput when it is not associated
   */
  public void attest(
      User user, EnrollmentId id, boolean associated, boolean usersAdded, String comment) {
    if (!associated) {
      throw new InvalidInput(
          "associated",
          "Complete this task only when Partner Center shows the tenant as associated. Until then leave it open.");
    }
    decisions.record(
        user,
        id,
        UserTask.ASSOCIATE_IN_PARTNER_CENTER,
        usersAdded ? Choice.ASSOCIATED_USERS_ADDED : Choice.ASSOCIATED,
        null,
        comment);
  }
}
