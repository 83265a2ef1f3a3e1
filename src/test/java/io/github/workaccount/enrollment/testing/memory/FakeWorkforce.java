package io.github.workaccount.enrollment.testing.memory;

import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workforce;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The people who work here, as a test says. */
public final class FakeWorkforce implements Workforce {

  private final Map<String, Set<String>> groups = new LinkedHashMap<>();

  /** Somebody works here; the e-mail address is that of the id at example.org. */
  public FakeWorkforce with(String id, String... inGroups) {
    groups.put(id, Set.of(inGroups));
    return this;
  }

  @Override
  public long enrollmentAdmins() {
    return members(User.ENROLLMENT_ADMINS).size();
  }

  @Override
  public long enrollmentAdminsBesides(String user) {
    return members(User.ENROLLMENT_ADMINS).stream()
        .filter(person -> !person.id().equals(user))
        .count();
  }

  @Override
  public List<Person> members(String group) {
    return new TreeSet<>(groups.keySet())
        .stream().filter(id -> groups.get(id).contains(group)).map(FakeWorkforce::known).toList();
  }

  @Override
  public Optional<Person> person(String id) {
    return groups.containsKey(id) ? Optional.of(known(id)) : Optional.empty();
  }

  private static Person known(String id) {
    return new Person(id, id + "@example.org");
  }
}
