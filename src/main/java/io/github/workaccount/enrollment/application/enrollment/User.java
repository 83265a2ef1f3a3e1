package io.github.workaccount.enrollment.application.enrollment;

import java.util.Set;

/**
 * A signed-in person.
 *
 * @param id the user's id
 * @param groups the ids of the user's groups
 */
public record User(String id, Set<String> groups) {

  /** People who ask for enrollments. */
  public static final String REQUESTERS = "requesters";

  /** People who approve, create, consent and associate. */
  public static final String ENROLLMENT_ADMINS = "enrollment-admins";

  /** People who watch in Cockpit and retry. */
  public static final String PROCESS_OWNERS = "process-owners";

  /** People who review. */
  public static final String AUDITORS = "auditors";

  /** People who run the product. */
  public static final String OPERATORS = "camunda-admin";

  private static final Set<String> SEE_ALL =
      Set.of(ENROLLMENT_ADMINS, PROCESS_OWNERS, AUDITORS, OPERATORS);

  public User {
    groups = Set.copyOf(groups);
  }

  /** Whether the user is in a group. */
  public boolean isIn(String group) {
    return groups.contains(group);
  }

  /** Whether the user may see an enrollment: their own, or every one. */
  public boolean maySee(Enrollment enrollment) {
    return seesAll() || enrollment.requester().equals(id);
  }

  /** Whether the user may act for an enrollment: its requester and enrollment admins. */
  public boolean mayWorkOn(Enrollment enrollment) {
    return enrollment.requester().equals(id) || isIn(ENROLLMENT_ADMINS);
  }

  /** Whether the user may see every enrollment. */
  public boolean seesAll() {
    return groups.stream().anyMatch(SEE_ALL::contains);
  }
}
