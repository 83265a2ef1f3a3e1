package io.github.workaccount.enrollment.microsoft.signin;

import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.model.microsoft.GraphPermission;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The application permissions that the product uses, and which larger ones hold each (Graph
 * permissions reference).
 */
public final class Permissions {

  /** Looking up tenants; needed in our own tenant, and nowhere else. */
  public static final String FIND_TENANTS = GraphPermission.FIND_TENANTS.key();

  /** A permission, what it takes, and the steps of the process that need it. */
  public record Needed(String name, Access access, String step) {}

  private static final String DIRECTORY_READ = GraphPermission.READ_ROLES.key();
  private static final String DIRECTORY_WRITE = "Directory.ReadWrite.All";
  private static final String GROUP_WRITE = GraphPermission.WRITE_GROUPS.key();
  private static final String MEMBER_WRITE = GraphPermission.WRITE_MEMBERS.key();

  /** All of them, in the order of the process. */
  public static final List<Needed> ALL =
      Arrays.stream(GraphPermission.values())
          .map(
              permission ->
                  new Needed(
                      permission.key(),
                      permission.writes() ? Access.WRITE : Access.READ,
                      permission.step()))
          .toList();

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
  public static boolean hold(Collection<String> granted, String needed) {
    return granted.contains(needed)
        || HELD_BY.getOrDefault(needed, Set.of()).stream().anyMatch(granted::contains);
  }
}
