package io.github.workaccount.enrollment.model.request;

import io.github.workaccount.enrollment.model.text.Keyed;
import java.util.Optional;

/** Where an enrollment stands; {@link #key} is its stable name in the REST API and the tables. */
public enum EnrollmentState implements Keyed {
  CHECKING,
  AWAITING_CORRECTION,
  AWAITING_APPROVAL,
  AWAITING_WORK_ACCOUNT,
  AWAITING_TAKE_OVER,
  AWAITING_CONSENT,
  AWAITING_PLAN_APPROVAL,
  AWAITING_DNS_RECORD,
  AWAITING_CONFLICT_RESOLUTION,
  APPLYING,
  AWAITING_ASSOCIATION,
  NEEDS_ATTENTION,
  ENROLLED,
  REJECTED,
  WITHDRAWN,
  EXPIRED,
  STOPPED;

  /** Whether the enrollment is over. */
  public boolean isEnd() {
    return compareTo(ENROLLED) >= 0;
  }

  /**
   * Finds a state by its stable name.
   *
   * @param key such as {@code awaiting-approval}
   */
  public static Optional<EnrollmentState> of(String key) {
    return Keyed.find(EnrollmentState.class, key);
  }
}
