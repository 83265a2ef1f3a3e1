package io.github.workaccount.enrollment.model.plan;

import io.github.workaccount.enrollment.model.text.Keyed;
import java.util.List;

/** The kinds of change that a plan may hold; {@link #key} is the stable name. */
public enum ChangeKind implements Keyed {
  ADD_DOMAIN("Domain.ReadWrite.All"),
  VERIFY_DOMAIN("Domain.ReadWrite.All"),
  CREATE_GROUP("Group.Create", "Group.ReadWrite.All", "Directory.ReadWrite.All"),
  ADD_MEMBER("GroupMember.ReadWrite.All", "Group.ReadWrite.All", "Directory.ReadWrite.All");

  private final List<String> permissions;

  ChangeKind(String... permissions) {
    this.permissions = List.of(permissions);
  }

  /**
   * The application permissions of Microsoft Graph of which one is enough for the write; the least
   * privileged first.
   */
  public List<String> permissions() {
    return permissions;
  }

  /** Whether it is part of proving the domain; the rest is linking. */
  public boolean provesDomain() {
    return this == ADD_DOMAIN || this == VERIFY_DOMAIN;
  }
}
