package io.github.workaccount.enrollment.microsoft;

import io.github.workaccount.enrollment.application.Access;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The application permissions of Microsoft Graph that the product uses: the least one for each call
 * (Graph permissions reference), and which larger ones hold it.
 */
final class Permissions {

  /** Looking up tenants; needed in our own tenant, and nowhere else. */
  static final String FIND_TENANTS = "CrossTenantInformation.ReadBasic.All";

  /** A permission, what it takes, and the steps of the process that need it. */
  record Needed(String name, Access access, String step) {}

  private static final String DIRECTORY_READ = "Directory.Read.All";
  private static final String DIRECTORY_WRITE = "Directory.ReadWrite.All";
  private static final String GROUP_WRITE = "Group.ReadWrite.All";
  private static final String MEMBER_WRITE = "GroupMember.ReadWrite.All";

  /** All of them, in the order of the process. */
  static final List<Needed> ALL =
      List.of(
          new Needed(
              FIND_TENANTS, Access.READ, "Check the tenant: find tenants by domain (own tenant)"),
          new Needed(
              "Organization.Read.All", Access.READ, "Look into the tenant: the organisation"),
          new Needed("User.ReadBasic.All", Access.READ, "Look into the tenant: count, find users"),
          new Needed("Domain.Read.All", Access.READ, "Look into the tenant: state of the domain"),
          new Needed(DIRECTORY_READ, Access.READ, "Look into the tenant: administrator's roles"),
          new Needed("GroupMember.Read.All", Access.READ, "Look into the tenant: find the group"),
          new Needed("Domain.ReadWrite.All", Access.WRITE, "Verify the domain"),
          new Needed("Group.Create", Access.WRITE, "Link the tenant: create the group"),
          new Needed(MEMBER_WRITE, Access.WRITE, "Link the tenant: fill the group"),
          new Needed(GROUP_WRITE, Access.WRITE, "Withdrawal: delete the group again"));

  private static final Map<String, Set<String>> HELD_BY =
      Map.of(
          "Organization.Read.All",
          Set.of("Organization.ReadWrite.All", DIRECTORY_READ, DIRECTORY_WRITE),
          "User.ReadBasic.All",
          Set.of("User.Read.All", "User.ReadWrite.All", DIRECTORY_READ, DIRECTORY_WRITE),
          "Domain.Read.All",
          Set.of("Domain.ReadWrite.All", DIRECTORY_READ, DIRECTORY_WRITE),
          DIRECTORY_READ,
          Set.of(
              "RoleManagement.Read.Directory",
              "RoleManagement.Read.All",
              "RoleManagement.ReadWrite.Directory",
              DIRECTORY_WRITE),
          "GroupMember.Read.All",
          Set.of("Group.Read.All", GROUP_WRITE, MEMBER_WRITE, DIRECTORY_READ, DIRECTORY_WRITE),
          "Group.Create",
          Set.of(GROUP_WRITE, DIRECTORY_WRITE),
          MEMBER_WRITE,
          Set.of(GROUP_WRITE, DIRECTORY_WRITE),
          GROUP_WRITE,
          Set.of(DIRECTORY_WRITE));

  private Permissions() {}

  /**
   * Whether permissions hold the one that a call needs.
   *
   * @param granted those that a token carries
   * @param needed the least one for the call
   */
  static boolean hold(Collection<String> granted, String needed) {
    return granted.contains(needed)
        || HELD_BY.getOrDefault(needed, Set.of()).stream().anyMatch(granted::contains);
  }
}
