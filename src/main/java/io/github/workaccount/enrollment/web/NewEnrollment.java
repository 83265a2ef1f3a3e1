package io.github.workaccount.enrollment.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.workaccount.enrollment.model.request.RequestForm;
import io.github.workaccount.enrollment.model.request.RequestForm.ListedUser;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request for an enrollment.
 *
 * @param workEmail the address that the company enrolls with
 * @param companyName the company's name
 * @param headquarters ISO 3166 alpha-2 code of the country of the headquarters
 * @param partnerCenterUsers who will work in Partner Center
 * @param existingTenant a domain or the id of a tenant that the company has
 * @param partnerCenterAccount whether the company has a Partner Center account: none or existing
 * @param adminContact e-mail of the person who administers the tenant
 * @param partnerProgram the program that the company enrolls for: ai-cloud, csp or both
 * @param dryRun whether everything is read and planned, and nothing is ever written; default false
 */
record NewEnrollment(
    @Schema(example = "kim@contoso.com") String workEmail,
    @Schema(example = "Contoso") String companyName,
    @Schema(example = "US") String headquarters,
    List<User> partnerCenterUsers,
    @Schema(example = "contoso.onmicrosoft.com") String existingTenant,
    @Schema(allowableValues = {"none", "existing"}) String partnerCenterAccount,
    @Schema(example = "alex@contoso.com") String adminContact,
    @Schema(allowableValues = {"ai-cloud", "csp", "both"}) String partnerProgram,
    @Schema(
            description =
                "A dry run reads everything, shows the plan and ends stopped: it can never write.",
            defaultValue = "false")
        Boolean dryRun) {

  /**
   * A person who will work in Partner Center.
   *
   * @param email the work e-mail
   * @param role the intended Partner Center role
   */
  @Schema(name = "PartnerCenterUser")
  record User(
      @Schema(example = "kim@contoso.com") String email,
      @JsonProperty @Schema(example = "Admin agent") String role) {}

  /** The same as the fields of the start form, with the users as a list. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new HashMap<>();
    fields.put(RequestForm.WORK_EMAIL, workEmail);
    fields.put(RequestForm.COMPANY_NAME, companyName);
    fields.put(RequestForm.HEADQUARTERS, headquarters);
    fields.put(RequestForm.PARTNER_CENTER_USERS, users());
    fields.put(RequestForm.EXISTING_TENANT, existingTenant);
    fields.put(RequestForm.PARTNER_CENTER_ACCOUNT, partnerCenterAccount);
    fields.put(RequestForm.ADMIN_CONTACT, adminContact);
    fields.put(RequestForm.PARTNER_PROGRAM, partnerProgram);
    // A request that says false is the same as one that says nothing.
    fields.put(RequestForm.DRY_RUN, Boolean.TRUE.equals(dryRun) ? "true" : null);
    fields.values().removeIf(Objects::isNull);
    return fields;
  }

  private List<ListedUser> users() {
    return partnerCenterUsers == null
        ? null
        : partnerCenterUsers.stream()
            .map(user -> user == null ? null : new ListedUser(user.email(), user.role()))
            .toList();
  }
}
