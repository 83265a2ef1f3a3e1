package io.github.workaccount.enrollment.model.microsoft;

import java.util.Arrays;
import java.util.List;

/**
 * The application permissions of Microsoft Graph that the app registration lists and a tenant
 * consents to: the least one for each call (Graph permissions reference). This is the only list of
 * them: forms, consent page, checks and documentation show it.
 */
public enum GraphPermission {
  FIND_TENANTS(
      "CrossTenantInformation.ReadBasic.All",
      false,
      "find tenants by their domain",
      "Check the tenant: find tenants by domain (own tenant)"),
  READ_ORGANIZATION(
      "Organization.Read.All",
      false,
      "read the organization's name and domains",
      "Look into the tenant: the organization"),
  READ_USERS(
      "User.ReadBasic.All",
      false,
      "count users and find the Partner Center users",
      "Look into the tenant: count, find users"),
  READ_DOMAINS(
      "Domain.Read.All",
      false,
      "see the state of the domain and its verification record",
      "Look into the tenant: state of the domain"),
  READ_ROLES(
      "Directory.Read.All",
      false,
      "check the administrator's roles",
      "Look into the tenant: administrator's roles"),
  READ_GROUPS(
      "GroupMember.Read.All",
      false,
      "find the group of Partner Center users",
      "Look into the tenant: find the group"),
  WRITE_DOMAINS(
      "Domain.ReadWrite.All",
      true,
      "add the domain and have it verified, if the plan has it",
      "Verify the domain"),
  CREATE_GROUP(
      "Group.Create",
      true,
      "create the group of Partner Center users, if the plan has it",
      "Link the tenant: create the group"),
  WRITE_MEMBERS(
      "GroupMember.ReadWrite.All",
      true,
      "fill that group, if the plan has it; take those users out again, if the group was there before and the enrollment is withdrawn",
      "Link the tenant: fill the group"),
  WRITE_GROUPS(
      "Group.ReadWrite.All",
      true,
      "delete that group again, if the enrollment is withdrawn",
      "Withdrawal: delete the group again");

  private final String key;
  private final boolean writes;
  private final String purpose;
  private final String step;

  GraphPermission(String key, boolean writes, String purpose, String step) {
    this.key = key;
    this.writes = writes;
    this.purpose = purpose;
    this.step = step;
  }

  /** Microsoft's name of it, such as {@code Domain.Read.All}. */
  public String key() {
    return key;
  }

  /** Whether it lets the product change something. */
  public boolean writes() {
    return writes;
  }

  /** What it is for, the end of a sentence, for who grants it. */
  public String purpose() {
    return purpose;
  }

  /** The step of the process that needs it, and what for. */
  public String step() {
    return step;
  }

  /** Those that let the product read. */
  public static List<GraphPermission> reading() {
    return Arrays.stream(values()).filter(permission -> !permission.writes).toList();
  }
}
