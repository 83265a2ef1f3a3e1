package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workflow.WaitingTask;
import io.github.workaccount.enrollment.application.enrollment.Workforce;
import io.github.workaccount.enrollment.application.failure.NotAllowed;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rules that nobody approves what they asked for, and that a plan takes a second approver. */
@Component
public class FourEyes {

  private final FourEyesProperties settings;
  private final Workforce workforce;

  public FourEyes(FourEyesProperties settings, Workforce workforce) {
    this.settings = settings;
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
   * Refuses that somebody takes a task who may not complete it: nobody else could then.
   *
   * @param userId who is to have it
   * @param task its element id
   * @param enrollment whose task it is
   * @throws NotAllowed when it decides on what that person asked for
   */
  public void requireTaker(String userId, String task, Enrollment enrollment) {
    if (!mayTake(userId, task, enrollment)) {
      throw new NotAllowed(
          "%s asked for this enrollment, so another enrollment admin has to take this task and decide on it."
              .formatted(userId));
    }
  }

  /**
   * Whether a person among those whose task it is may complete it.
   *
   * @param userId who
   * @param task its element id
   * @param enrollment whose task it is
   */
  public boolean mayTake(String userId, String task, Enrollment enrollment) {
    return !WaitingTask.isApproval(task) || allows(new User(userId, Set.of()), enrollment);
  }

  /**
   * Whether a person may decide on an enrollment.
   *
   * @param user who
   * @param enrollment on what
   */
  public boolean allows(User user, Enrollment enrollment) {
    return !enrollment.requester().equals(user.id())
        || (settings.fourEyes() == Mode.WHEN_POSSIBLE && workforce.enrollmentAdmins() < 2);
  }

  /**
   * Whether a person may work on a task: it is theirs, and decides on nothing that they asked for.
   *
   * @param user who
   * @param task on what
   * @param enrollment whose task it is
   */
  public boolean allows(User user, WaitingTask task, Enrollment enrollment) {
    return task.isFor(user) && (!task.isApproval() || allows(user, enrollment));
  }

  /**
   * Refuses the approval of a plan by the person who approved its enrollment.
   *
   * @param user who approves the plan
   * @param enrollment whose plan
   * @param approver who approved the enrollment
   * @throws NotAllowed when it is the same person and somebody else has to
   */
  public void requireSecond(User user, Enrollment enrollment, String approver) {
    if (needsSecond(user.id(), enrollment, approver)) {
      throw new NotAllowed(
          "You approved this enrollment, so somebody else has to approve its plan: any enrollment admin other than you and the requester may.");
    }
  }

  /**
   * Whether somebody else has to approve the plan of an enrollment. To reject it, or to have the
   * tenant looked into again, is still theirs.
   *
   * @param userId who would approve the plan
   * @param enrollment whose plan
   * @param approver who approved the enrollment
   */
  public boolean needsSecond(String userId, Enrollment enrollment, String approver) {
    boolean holds =
        switch (settings.fourEyesPlan()) {
          case NEVER -> false;
          case REQUIRED -> true;
          case WHEN_POSSIBLE -> workforce.enrollmentAdminsBesides(enrollment.requester()) >= 2;
        };
    return holds && userId.equals(approver);
  }

  /** When a plan is approved by somebody else than its enrollment. */
  public enum PlanMode {
    /** Always. */
    REQUIRED,
    /** When there are two enrollment admins or more, the requester not counted. */
    WHEN_POSSIBLE,
    /** The same person may do both. */
    NEVER
  }

  /** When the rule on requesters holds. */
  public enum Mode {
    /** Always. */
    REQUIRED,
    /** Unless there is only one enrollment admin. */
    WHEN_POSSIBLE
  }
}
