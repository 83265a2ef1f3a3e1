package io.github.workaccount.enrollment.application.directory;

import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import java.util.List;

/**
 * What is read in a tenant that has given consent. Every method that asks Microsoft may throw a
 * {@link DirectoryFailure} and nothing else; every call is in the evidence of the enrollment that
 * it names.
 */
public interface TenantReads {

  /**
   * Looks into a tenant that has given consent.
   *
   * @param enrollment on whose behalf
   * @param tenantId the tenant
   * @param question what to look for
   */
  TenantInside inspect(EnrollmentId enrollment, String tenantId, Inspection question);

  /**
   * Whether a domain is in a tenant that has given consent.
   *
   * @param enrollment on whose behalf
   * @param tenantId the tenant
   * @param domain the domain
   */
  DomainPresence presence(EnrollmentId enrollment, String tenantId, DomainName domain);

  /**
   * The record that proves a domain which was added to the tenant.
   *
   * @param enrollment on whose behalf
   * @param tenantId the tenant
   * @param domain the domain
   */
  VerificationRecord verificationRecord(
      EnrollmentId enrollment, String tenantId, DomainName domain);

  /**
   * What to look for in a tenant.
   *
   * @param domain the enrollment's domain
   * @param emails addresses of the Partner Center users
   * @param groupNickname the mail nickname of the group that this enrollment makes
   * @param groupId the id of that group where it is known; null otherwise
   * @param tenantAdmin user principal name or e-mail of the named administrator; null when none
   * @param above the domains that the enrollment's is a subdomain of, the nearest first
   */
  record Inspection(
      DomainName domain,
      List<String> emails,
      String groupNickname,
      String groupId,
      String tenantAdmin,
      List<DomainName> above) {}
}
