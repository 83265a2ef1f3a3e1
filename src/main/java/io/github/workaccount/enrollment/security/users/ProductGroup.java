package io.github.workaccount.enrollment.security.users;

import io.github.workaccount.enrollment.application.enrollment.User;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.authorization.Groups;

/** The product's groups, as the engine knows them. */
public enum ProductGroup {
  REQUESTERS(User.REQUESTERS, "Requesters", Groups.GROUP_TYPE_WORKFLOW),
  ENROLLMENT_ADMINS(User.ENROLLMENT_ADMINS, "Enrollment admins", Groups.GROUP_TYPE_WORKFLOW),
  PROCESS_OWNERS(User.PROCESS_OWNERS, "Process owners", Groups.GROUP_TYPE_WORKFLOW),
  AUDITORS(User.AUDITORS, "Auditors", Groups.GROUP_TYPE_WORKFLOW),
  OPERATORS(User.OPERATORS, "Operators", Groups.GROUP_TYPE_SYSTEM);

  private final String id;
  private final String title;
  private final String type;

  ProductGroup(String id, String title, String type) {
    this.id = id;
    this.title = title;
    this.type = type;
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public String type() {
    return type;
  }

  static Optional<ProductGroup> withId(String id) {
    return Arrays.stream(values()).filter(group -> group.id.equals(id)).findFirst();
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(ProductGroup::id).toList();
  }
}
