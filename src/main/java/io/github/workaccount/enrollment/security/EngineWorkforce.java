package io.github.workaccount.enrollment.security;

import io.github.workaccount.enrollment.application.User;
import io.github.workaccount.enrollment.application.Workforce;
import java.util.List;
import java.util.Optional;
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

  @Override
  public List<Person> members(String group) {
    return identity.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream()
        .map(EngineWorkforce::person)
        .toList();
  }

  @Override
  public Optional<Person> person(String id) {
    return Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
        .map(EngineWorkforce::person);
  }

  private static Person person(org.camunda.bpm.engine.identity.User user) {
    String email = user.getEmail();
    return new Person(user.getId(), email == null || email.isBlank() ? null : email.strip());
  }
}
