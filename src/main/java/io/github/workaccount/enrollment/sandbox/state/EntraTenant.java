package io.github.workaccount.enrollment.sandbox.state;

/**
 * A tenant (work account) of the simulated cloud.
 *
 * @param id the tenant id, a GUID in lower case
 * @param displayName the organization's name
 * @param country ISO 3166 alpha-2 code
 * @param initialDomain its {@code ….onmicrosoft.com} domain
 * @param kind managed or unmanaged
 * @param cloud the national cloud it lives in
 * @param unnamedUsers how many users it has besides the stored ones
 */
public record EntraTenant(
    String id,
    String displayName,
    String country,
    String initialDomain,
    TenantKind kind,
    CloudInstance cloud,
    long unnamedUsers) {

  EntraTenant withKind(TenantKind newKind) {
    return new EntraTenant(id, displayName, country, initialDomain, newKind, cloud, unnamedUsers);
  }

  EntraTenant withUnnamedUsers(long count) {
    return new EntraTenant(id, displayName, country, initialDomain, kind, cloud, count);
  }
}
