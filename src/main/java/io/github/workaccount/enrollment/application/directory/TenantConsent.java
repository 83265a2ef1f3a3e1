package io.github.workaccount.enrollment.application.directory;

import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.List;

/**
 * The consent of tenants to the app registrations of this product. Every method that asks Microsoft
 * may throw a {@link DirectoryFailure} and nothing else; every call is in the evidence of the
 * enrollment that it names.
 */
public interface TenantConsent {

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
   * Whether a tenant is the one in which the product itself is registered: its consent there is not
   * an enrollment's to take back.
   *
   * @param tenantId the tenant
   */
  boolean isOwnTenant(String tenantId);

  /**
   * Which app registrations have consent in a tenant, by tokens that are asked for only where none
   * is valid. Where one registration serves as both, that is {@link Access#WRITE}.
   *
   * @param enrollment on whose behalf
   * @param tenantId the tenant
   */
  List<Access> consented(EnrollmentId enrollment, String tenantId);

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
}
