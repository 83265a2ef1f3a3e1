package io.github.workaccount.enrollment.sandbox.state;

/** Who administers a tenant. */
public enum TenantKind {
  /** Created by or taken over by an administrator. */
  MANAGED,
  /** Came into being by self-service sign-up: nobody is Global Administrator (rule D4). */
  UNMANAGED
}
