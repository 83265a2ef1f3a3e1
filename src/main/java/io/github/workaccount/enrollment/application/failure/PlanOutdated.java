package io.github.workaccount.enrollment.application.failure;

/**
 * The facts are no longer those that the plan was made from: a new plan and a new approval are
 * needed. The message says what changed.
 */
public final class PlanOutdated extends ApplicationException {

  /**
   * @param message what changed
   * @param cause what showed it
   */
  public PlanOutdated(String message, Throwable cause) {
    super(Kind.PLAN_OUTDATED, message, cause);
  }
}
