package io.github.workaccount.enrollment.model.tenant;

import java.util.Locale;

/** What the outside can see of a domain; {@link #key} is its name in the decision table. */
public enum DomainState {
  /** In no tenant of this cloud. */
  NONE,
  /** Verified in a tenant whose users sign in at Microsoft. */
  MANAGED,
  /** Verified in a tenant whose users sign in at the company's own page. */
  FEDERATED,
  /** In a tenant from self-service sign-up that nobody administers (rule D4). */
  UNMANAGED,
  /** In a tenant of another Microsoft cloud. */
  OTHER_CLOUD,
  /** In another tenant than the one that the company named. */
  CONFLICT;

  /** The stable name, such as {@code other-cloud}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
