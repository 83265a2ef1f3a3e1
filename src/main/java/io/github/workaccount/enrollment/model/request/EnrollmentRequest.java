package io.github.workaccount.enrollment.model.request;

import io.github.workaccount.enrollment.model.microsoft.PartnerProgram;
import io.github.workaccount.enrollment.model.text.Keyed;
import java.util.List;

/**
 * What a requester asks for; each field is checked, except that the work e-mail may be unusable
 * when it comes from the start form (then the requester corrects it).
 *
 * @param workEmail the address that the company enrolls with, as typed
 * @param companyName the company's name, as typed
 * @param headquarters ISO 3166 alpha-2 code of the country of the headquarters
 * @param partnerCenterUsers who will work in Partner Center; at least one
 * @param existingTenant a domain or the id of a tenant that the company has; null when none was
 *     named
 * @param partnerCenterAccount whether the company has a Partner Center account already
 * @param adminContact e-mail of the person who administers the tenant; null when none was named
 * @param partnerProgram the program that the company enrolls for; null when it was not said
 * @param dryRun whether everything is read and planned, and nothing is ever written
 */
public record EnrollmentRequest(
    String workEmail,
    String companyName,
    String headquarters,
    List<PartnerCenterUser> partnerCenterUsers,
    String existingTenant,
    PartnerCenterAccount partnerCenterAccount,
    String adminContact,
    PartnerProgram partnerProgram,
    boolean dryRun) {

  public EnrollmentRequest {
    partnerCenterUsers = List.copyOf(partnerCenterUsers);
  }

  /** The same request with a tenant that somebody named. */
  public EnrollmentRequest withExistingTenant(String tenant) {
    return new EnrollmentRequest(
        workEmail,
        companyName,
        headquarters,
        partnerCenterUsers,
        tenant,
        partnerCenterAccount,
        adminContact,
        partnerProgram,
        dryRun);
  }

  /** The same request with Partner Center users whose roles were decided meanwhile. */
  public EnrollmentRequest withPartnerCenterUsers(List<PartnerCenterUser> users) {
    return new EnrollmentRequest(
        workEmail,
        companyName,
        headquarters,
        users,
        existingTenant,
        partnerCenterAccount,
        adminContact,
        partnerProgram,
        dryRun);
  }

  /** The same request, as a dry run or not. */
  public EnrollmentRequest withDryRun(boolean dry) {
    return new EnrollmentRequest(
        workEmail,
        companyName,
        headquarters,
        partnerCenterUsers,
        existingTenant,
        partnerCenterAccount,
        adminContact,
        partnerProgram,
        dry);
  }

  /** Whether the company has a Partner Center account (rule L1). */
  public enum PartnerCenterAccount implements Keyed {
    NONE,
    EXISTING;
  }
}
