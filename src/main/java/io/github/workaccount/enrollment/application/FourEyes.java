package io.github.workaccount.enrollment.application;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The rule that nobody approves what they asked for. */
@Component
public class FourEyes {

  private final Mode mode;
  private final Workforce workforce;

  FourEyes(@Value("${enrollment.four-eyes}") Mode mode, Workforce workforce) {
    this.mode = mode;
    this.workforce = workforce;
  }

  /**
   * Refuses a decision of the person who asked for the enrollment.
   *
   * @param user who decides
   * @param enrollment on what
   * @throws NotAllowed when the user is the requester
   */
  void require(User user, Enrollment enrollment) {
    if (!allows(user, enrollment)) {
      throw new NotAllowed(
          "You asked for this enrollment yourself, so another enrollment admin has to decide on it.");
    }
  }

  /**
   * Whether a person may decide on an enrollment.
   *
   * @param user who
   * @param enrollment on what
   */
  public boolean allows(User user, Enrollment enrollment) {
    return !enrollment.requester().equals(user.id())
        || (mode == Mode.WHEN_POSSIBLE && workforce.enrollmentAdmins() < 2);
  }

  /** When the rule holds. */
  enum Mode {
    /** Always. */
    REQUIRED,
    /** Unless there is only one enrollment admin. */
    WHEN_POSSIBLE
  }
}
