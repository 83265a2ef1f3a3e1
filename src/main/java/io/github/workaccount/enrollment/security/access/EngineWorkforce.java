package io.github.workaccount.enrollment.security.access;

import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workforce;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Who works here, as the engine's users and groups have it, whoever asks. */
@Component
class EngineWorkforce implements Workforce {

  private final IdentityService identity;

  EngineWorkforce(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public long enrollmentAdmins() {
    return ids().size();
  }

  @Override
  public long enrollmentAdminsBesides(String user) {
    return ids().stream().filter(id -> !id.equals(user)).count();
  }

  /** A person may not see every other one, but all of them count. */
  private List<String> ids() {
    Authentication asking = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return identity.createUserQuery().memberOfGroup(User.ENROLLMENT_ADMINS).list().stream()
          .map(org.camunda.bpm.engine.identity.User::getId)
          .toList();
    } finally {
      if (asking != null) {
        identity.setAuthentication(asking);
      }
    }
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
