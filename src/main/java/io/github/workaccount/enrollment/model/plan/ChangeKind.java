package io.github.workaccount.enrollment.model.plan;

import java.util.List;
import java.util.Locale;

/** The kinds of change that a plan may hold; {@link #key} is the stable name. */
public enum ChangeKind {
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

  /** The stable name, such as {@code add-domain}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it is part of proving the domain; the rest is linking. */
  public boolean provesDomain() {
    return this == ADD_DOMAIN || this == VERIFY_DOMAIN;
  }
}
