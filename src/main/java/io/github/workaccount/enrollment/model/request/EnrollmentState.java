package io.github.workaccount.enrollment.model.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an enrollment stands; {@link #key} is its stable name in the REST API and the tables. */
public enum EnrollmentState {
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

  /** The stable name, such as {@code awaiting-approval}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

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
    return Arrays.stream(values()).filter(state -> state.key().equals(key)).findFirst();
  }
}
