package io.github.workaccount.enrollment.model.tenant;

import java.util.List;

/**
 * What a look into a tenant found.
 *
 * @param displayName the organization's name
 * @param countryCode the organization's country; null when it is not set
 * @param users how many users the directory counts (may lag)
 * @param domain whether the enrollment's domain is in the tenant
 * @param partnerCenterUsers those of the Partner Center users who exist in the tenant
 * @param group the group that this enrollment made earlier; null when there is none
 * @param adminRole what is known of the named tenant administrator
 * @param verifiedAbove whether the domain is absent, and a subdomain of one that is verified here,
 *     so that adding it verifies it (rule D5)
 * @param permissions the application permissions that the tenant granted; empty when the token did
 *     not tell, as for looks of before these were kept
 */
public record TenantInside(
    String displayName,
    String countryCode,
    long users,
    DomainPresence domain,
    List<DirectoryUser> partnerCenterUsers,
    String group,
    AdminRole adminRole,
    boolean verifiedAbove,
    List<String> permissions) {

  public TenantInside {
    partnerCenterUsers = List.copyOf(partnerCenterUsers);
    permissions = permissions == null ? List.of() : List.copyOf(permissions);
  }

  /** A tenant that has no domain above the enrollment's, and of which no grants are known. */
  public TenantInside(
      String displayName,
      String countryCode,
      long users,
      DomainPresence domain,
      List<DirectoryUser> partnerCenterUsers,
      String group,
      AdminRole adminRole) {
    this(
        displayName,
        countryCode,
        users,
        domain,
        partnerCenterUsers,
        group,
        adminRole,
        false,
        List.of());
  }

  /** The same tenant once the domain is verified there. */
  public TenantInside withDomainVerified() {
    return new TenantInside(
        displayName,
        countryCode,
        users,
        DomainPresence.VERIFIED,
        partnerCenterUsers,
        group,
        adminRole,
        false,
        permissions);
  }

  /** The same tenant with what it granted. */
  public TenantInside withPermissions(List<String> granted) {
    return new TenantInside(
        displayName,
        countryCode,
        users,
        domain,
        partnerCenterUsers,
        group,
        adminRole,
        verifiedAbove,
        granted);
  }

  /** Whether a domain is in a tenant. */
  public enum DomainPresence {
    ABSENT,
    UNVERIFIED,
    VERIFIED
  }

  /**
   * A Partner Center user who exists in the tenant.
   *
   * @param email the e-mail that the requester gave
   * @param id the user's object id
   * @param userPrincipalName the name that the user has there; no guest signs in with it
   * @param guest whether the user is a guest there and belongs to another directory
   */
  public record DirectoryUser(String email, String id, String userPrincipalName, boolean guest) {

    /** A user of the company. */
    public DirectoryUser(String email, String id, String userPrincipalName) {
      this(email, id, userPrincipalName, false);
    }
  }

  /**
   * The directory roles of the person named as the tenant's administrator (rule L2).
   *
   * @param userPrincipalName who was looked up; null when nobody was named
   * @param sufficient whether a role that may associate the tenant was found
   * @param roles names of the roles found, group-given ones included
   * @param missing whether the tenant has no such user
   */
  public record AdminRole(
      String userPrincipalName, boolean sufficient, List<String> roles, boolean missing) {

    /** A user of the tenant. */
    public AdminRole(String userPrincipalName, boolean sufficient, List<String> roles) {
      this(userPrincipalName, sufficient, roles, false);
    }

    public AdminRole {
      roles = List.copyOf(roles);
    }

    /** The tenant has no user of this name. */
    public static AdminRole missing(String name) {
      return new AdminRole(name, false, List.of(), true);
    }

    /** Whether somebody was named who exists in the tenant. */
    public boolean exists() {
      return userPrincipalName != null && !missing;
    }

    /** Nobody was named. */
    public static AdminRole unknown() {
      return new AdminRole(null, false, List.of());
    }
  }
}
