package io.github.workaccount.enrollment.application.plan;

import io.github.workaccount.enrollment.model.plan.SizeAdvice;

/**
 * The rule on how many of a tenant's users should need Partner Center, kept as a decision table.
 */
public interface TenantSize {

  /**
   * Judges a tenant.
   *
   * @param users how many users it has
   * @param needed how many people need Partner Center, at least one
   */
  SizeAdvice judge(long users, long needed);
}
