package io.github.workaccount.enrollment.model.plan;

import io.github.workaccount.enrollment.model.text.Keyed;

/** How far a change is; {@link #key} is the stable name. */
public enum ChangeStatus implements Keyed {
  /** In the plan, nothing sent. */
  PLANNED,
  /** About to be sent, or sent with an unknown outcome. */
  INTENDED,
  /** Done by this enrollment. */
  APPLIED,
  /** It was so already. */
  ALREADY_THERE,
  /** Done by this enrollment and taken back. */
  UNDONE,
  /** Refused for good. */
  FAILED;

  /** Whether nothing is left to do. */
  public boolean isDone() {
    return this == APPLIED || this == ALREADY_THERE;
  }
}
