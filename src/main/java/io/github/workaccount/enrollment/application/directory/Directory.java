package io.github.workaccount.enrollment.application.directory;

import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.plan.Change;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.PublicDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import java.util.List;
import java.util.Optional;

/**
 * Microsoft's directory, as far as the product uses it. Every method may throw a {@link
 * DirectoryFailure} and nothing else; every call is in the evidence of the enrollment that it
 * names.
 */
public interface Directory {

  /**
   * What the outside can see of a domain; needs no consent.
   *
   * @param enrollment on whose behalf
   * @param domain the domain
   */
  PublicDomain lookUp(EnrollmentId enrollment, DomainName domain);

  /**
   * Finds a tenant of this cloud; needs no consent.
   *
   * @param enrollment on whose behalf; null before there is one
   * @param domainOrId one of its verified domains, its initial domain, or its id
   * @return the tenant, or nothing when there is none
   */
  Optional<Tenant> findTenant(EnrollmentId enrollment, String domainOrId);

  /**
   * Whether a tenant exists, by the login authority alone: no token is needed.
   *
   * @param enrollment on whose behalf; null before there is one
   * @param domainOrId one of its verified domains, its initial domain, or its id
   */
  boolean tenantExists(EnrollmentId enrollment, String domainOrId);

  /** The cloud whose directory it is. */
  Cloud cloud();

  /**
   * Where an administrator of the tenant grants consent.
   *
   * @param tenantId the tenant
   * @param access what consent is asked for; one link does for both unless {@link #asksSeparately}
   * @param state the unguessable value that comes back
   * @return the address to open in a browser
   */
  String consentLink(String tenantId, Access access, String state);

  /**
   * Whether reading and writing are two app registrations, so that consent to one is none to the
   * other. The writing one may read as well.
   */
  boolean asksSeparately();

  /**
   * The application (client) id that consent is given to.
   *
   * @param access for what
   */
  String clientId(Access access);

  /**
   * Which app registrations have consent in a tenant, by tokens that are asked for only where none
   * is valid. Where one registration serves as both, that is {@link Access#WRITE}.
   *
   * @param enrollment on whose behalf
   * @param tenantId the tenant
   */
  List<Access> consented(EnrollmentId enrollment, String tenantId);

  /**
   * Whether a tenant is the one in which the product itself is registered: its consent there is not
   * an enrollment's to take back.
   *
   * @param tenantId the tenant
   */
  boolean isOwnTenant(String tenantId);

  /**
   * Proves consent by asking for a new token of that tenant.
   *
   * @param enrollment on whose behalf
   * @param tenantId the tenant
   * @param access what consent was asked for
   * @return the permissions that the token carries
   * @throws DirectoryFailure.NoConsent when there is no consent
   */
  List<String> consentedPermissions(EnrollmentId enrollment, String tenantId, Access access);

  /**
   * Does what follows in a tenant with new tokens: what was granted or taken back meanwhile is in
   * those only, and the old ones may last for an hour.
   *
   * @param tenantId the tenant
   */
  void forgetTokens(String tenantId);

  /**
   * The permissions that the product has in a tenant, reading and writing together. Tokens that are
   * still valid are not asked for anew.
   *
   * @param enrollment on whose behalf
   * @param tenantId the tenant
   * @return names such as {@code Domain.ReadWrite.All}
   * @throws DirectoryFailure.NoConsent when there is no consent at all
   */
  List<String> grantedPermissions(EnrollmentId enrollment, String tenantId);

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
   * Makes one approved change. Before a change that may have been sent already, the directory is
   * read; one that is there already is a success.
   *
   * @param change what to do
   * @return what came of it
   * @throws DirectoryFailure.Conflict when the domain is held by another tenant, or Microsoft
   *     refuses to add it for another reason
   * @throws DirectoryFailure.NotYet when Microsoft does not see the verification record yet
   */
  Applied apply(ApprovedChange change);

  /**
   * Looks for a change that a person makes by hand; nothing is written.
   *
   * @param change what to look for
   * @return whether it is there
   * @throws DirectoryFailure.Conflict when the domain is held by another tenant
   * @throws DirectoryFailure.NotFound when what the change needs is gone
   */
  Sighting look(Sought change);

  /**
   * Takes one change back, if this enrollment made it and it is still unused.
   *
   * @param change what was done
   * @return whether it is gone now, and why not otherwise
   * @throws DirectoryFailure.NotFound when it is not there
   */
  Undone undo(UndoableChange change);

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

  /**
   * What came of a change.
   *
   * @param alreadyThere true when nothing had to be written
   * @param requestId Microsoft's id of the request that settled it
   * @param objectId the id of the object that was made or found; null when there is none
   */
  record Applied(boolean alreadyThere, String requestId, String objectId) {}

  /**
   * A change to look for.
   *
   * @param enrollment on whose behalf
   * @param tenantId the tenant
   * @param change the change
   * @param groupId the group that an earlier change made or found; null when there is none
   */
  record Sought(EnrollmentId enrollment, String tenantId, Change change, String groupId) {}

  /**
   * What came of looking for a change.
   *
   * @param there whether it is there
   * @param requestId Microsoft's id of the request that showed it
   * @param objectId the id of the object that was found; null when there is none
   * @param text what was looked for and what was found, a sentence or two
   */
  record Sighting(boolean there, String requestId, String objectId, String text) {}

  /**
   * What came of taking a change back.
   *
   * @param gone whether it is no longer there
   * @param reason why it was left, a sentence; null when it is gone
   */
  record Undone(boolean gone, String reason) {}
}
