package io.github.workaccount.enrollment.sandbox.state;

import java.time.Instant;

/**
 * A domain in a tenant. The same name may stand unverified in several tenants, verified in one only
 * (rule D5).
 *
 * @param tenantId the tenant that lists it
 * @param name lower-case ASCII name
 * @param verified whether the tenant has proved it
 * @param standard whether it is the tenant's default domain
 * @param initial whether it is the tenant's {@code ….onmicrosoft.com} domain
 * @param federated whether users of it sign in at their own identity provider
 * @param takeOverFrom id of the unmanaged tenant from which it is about to be moved, or null
 * @param lastAction when it was added or verified last
 */
public record TenantDomain(
    String tenantId,
    String name,
    boolean verified,
    boolean standard,
    boolean initial,
    boolean federated,
    String takeOverFrom,
    Instant lastAction) {

  /** A domain just added and not proved yet. */
  public static TenantDomain unverified(String tenantId, String name, Instant now) {
    return new TenantDomain(tenantId, name, false, false, false, false, null, now);
  }

  /** The same domain, proved by one above it, and with its way to sign in. */
  public TenantDomain below(TenantDomain root, Instant now) {
    return new TenantDomain(tenantId, name, true, standard, initial, root.federated(), null, now);
  }

  public TenantDomain proved(Instant now) {
    return new TenantDomain(tenantId, name, true, standard, initial, federated, null, now);
  }

  public TenantDomain awaitingTakeOver(String fromTenantId, Instant now) {
    return new TenantDomain(
        tenantId, name, verified, standard, initial, federated, fromTenantId, now);
  }

  public String key() {
    return key(tenantId, name);
  }

  public static String key(String tenantId, String name) {
    return tenantId + "/" + name;
  }
}
