package io.github.workaccount.enrollment.application.enrollment;

import java.util.List;
import java.util.Optional;

/** Who works here. */
public interface Workforce {

  /** How many people are enrollment admins. */
  long enrollmentAdmins();

  /**
   * How many people are enrollment admins, a person not counted.
   *
   * @param user the id of that person, who need not be one
   */
  long enrollmentAdminsBesides(String user);

  /**
   * The people of a group, by id.
   *
   * @param group such as {@link User#ENROLLMENT_ADMINS}
   */
  List<Person> members(String group);

  /**
   * A person.
   *
   * @param id the user's id
   */
  Optional<Person> person(String id);

  /**
   * A person who can be told something.
   *
   * @param id the user's id
   * @param email the e-mail address; null when none is known
   */
  record Person(String id, String email) {}
}
