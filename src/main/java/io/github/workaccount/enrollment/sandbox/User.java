package io.github.workaccount.enrollment.sandbox;

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
record User(
    String id,
    String tenantId,
    String givenName,
    String surname,
    String userPrincipalName,
    String mail,
    List<String> roleTemplateIds) {

  String displayName() {
    return givenName + " " + surname;
  }

  /** Whoever was invited from another directory has its name in the own one. */
  String userType() {
    return userPrincipalName.contains("#EXT#") ? "Guest" : "Member";
  }

  User inTenant(String newTenantId) {
    return new User(id, newTenantId, givenName, surname, userPrincipalName, mail, roleTemplateIds);
  }

  User withRoles(List<String> newRoles) {
    return new User(id, tenantId, givenName, surname, userPrincipalName, mail, newRoles);
  }
}
