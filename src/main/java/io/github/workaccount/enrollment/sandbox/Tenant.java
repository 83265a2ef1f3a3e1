package io.github.workaccount.enrollment.sandbox;

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
record Tenant(
    String id,
    String displayName,
    String country,
    String initialDomain,
    TenantKind kind,
    CloudInstance cloud,
    long unnamedUsers) {

  Tenant withKind(TenantKind newKind) {
    return new Tenant(id, displayName, country, initialDomain, newKind, cloud, unnamedUsers);
  }

  Tenant withUnnamedUsers(long count) {
    return new Tenant(id, displayName, country, initialDomain, kind, cloud, count);
  }
}
