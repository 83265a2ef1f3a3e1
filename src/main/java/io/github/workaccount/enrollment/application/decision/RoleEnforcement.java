package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the product insists on the role of the tenant's named administrator (rule L2), or only
 * warns in the plan.
 *
 * @param rolesEnforced whether every link looks inside the tenant, because nothing else tells, and
 *     none goes on without a named administrator who has the role there; otherwise the plan warns
 */
@ConfigurationProperties("enrollment")
public record RoleEnforcement(@DefaultValue("false") boolean rolesEnforced) {

  /**
   * Whether an enrollment may go on.
   *
   * @param enrollment the enrollment, with facts
   */
  public boolean isMetBy(Enrollment enrollment) {
    TenantInside inside = enrollment.facts().inside();
    return !rolesEnforced || inside != null && inside.adminRole().sufficient();
  }
}
