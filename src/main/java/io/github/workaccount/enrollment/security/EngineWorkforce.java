package io.github.workaccount.enrollment.security;

import io.github.workaccount.enrollment.application.User;
import io.github.workaccount.enrollment.application.Workforce;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Who works here, as the engine's users and groups have it. */
@Component
class EngineWorkforce implements Workforce {

  private final IdentityService identity;

  EngineWorkforce(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public long enrollmentAdmins() {
    return identity.createUserQuery().memberOfGroup(User.ENROLLMENT_ADMINS).count();
  }
}
