package io.github.workaccount.enrollment.model.plan;

import java.util.Locale;

/** How far a change is; {@link #key} is the stable name. */
public enum ChangeStatus {
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

  /** The stable name, such as {@code already-there}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether nothing is left to do. */
  public boolean isDone() {
    return this == APPLIED || this == ALREADY_THERE;
  }
}
