package io.github.workaccount.enrollment.model.tenant;

import io.github.workaccount.enrollment.model.text.Keyed;

/** What the outside can see of a domain; {@link #key} is its name in the decision table. */
public enum DomainState implements Keyed {
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
}
