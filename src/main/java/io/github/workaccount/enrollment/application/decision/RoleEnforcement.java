package io.github.workaccount.enrollment.application.decision;

import io.github.workaccount.enrollment.application.enrollment.Enrollment;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether the product insists on the role of the tenant's named administrator (rule L2), or only
 * warns in the plan.
 */
@Component
public class RoleEnforcement {

  private final boolean on;

  public RoleEnforcement(@Value("${enrollment.roles-enforced}") boolean on) {
    this.on = on;
  }

  /** Whether it insists: then every tenant has to be looked into, because nothing else tells. */
  public boolean isOn() {
    return on;
  }

  /**
   * Whether an enrollment may go on.
   *
   * @param enrollment the enrollment, with facts
   */
  public boolean isMetBy(Enrollment enrollment) {
    TenantInside inside = enrollment.facts().inside();
    return !on || inside != null && inside.adminRole().sufficient();
  }
}
