package io.github.workaccount.enrollment.sandbox.state;

import java.util.List;

/**
 * A user of a tenant.
 *
 * @param id the object id
 * @param tenantId the tenant
 * @param givenName first name
 * @param surname last name
 * @param userPrincipalName the sign-in name
 * @param mail the e-mail address, or null
 * @param roleTemplateIds template ids of the directory roles that the user holds
 */
public record EntraUser(
    String id,
    String tenantId,
    String givenName,
    String surname,
    String userPrincipalName,
    String mail,
    List<String> roleTemplateIds) {

  public String displayName() {
    return givenName + " " + surname;
  }

  /** Whoever was invited from another directory has its name in the own one. */
  public String userType() {
    return userPrincipalName.contains("#EXT#") ? "Guest" : "Member";
  }

  EntraUser inTenant(String newTenantId) {
    return new EntraUser(
        id, newTenantId, givenName, surname, userPrincipalName, mail, roleTemplateIds);
  }

  EntraUser withRoles(List<String> newRoles) {
    return new EntraUser(id, tenantId, givenName, surname, userPrincipalName, mail, newRoles);
  }
}
