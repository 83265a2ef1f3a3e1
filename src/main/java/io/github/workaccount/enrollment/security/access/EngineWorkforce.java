package io.github.workaccount.enrollment.security.access;

import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workforce;
import io.github.workaccount.enrollment.process.Acting;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Who works here, as the engine's users and groups have it, whoever asks. */
@Component
class EngineWorkforce implements Workforce {

  private final IdentityService identity;
  private final Acting acting;

  EngineWorkforce(IdentityService identity, Acting acting) {
    this.identity = identity;
    this.acting = acting;
  }

  @Override
  public long enrollmentAdmins() {
    return members(User.ENROLLMENT_ADMINS).size();
  }

  @Override
  public long enrollmentAdminsBesides(String user) {
    return members(User.ENROLLMENT_ADMINS).stream()
        .filter(admin -> !admin.id().equals(user))
        .count();
  }

  /** A person may not see every other one, but all of them count. */
  @Override
  public List<Person> members(String group) {
    return acting.asSystem(
        () ->
            identity.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream()
                .map(EngineWorkforce::person)
                .toList());
  }

  @Override
  public Optional<Person> person(String id) {
    return acting.asSystem(
        () ->
            Optional.ofNullable(identity.createUserQuery().userId(id).singleResult())
                .map(EngineWorkforce::person));
  }

  private static Person person(org.camunda.bpm.engine.identity.User user) {
    String email = user.getEmail();
    return new Person(user.getId(), email == null || email.isBlank() ? null : email.strip());
  }
}
