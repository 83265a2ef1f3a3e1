package io.github.workaccount.enrollment.application.directory;

import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.PublicDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import java.util.Optional;

/**
 * What anybody can see of domains and tenants; none of it needs consent. Every method that asks
 * Microsoft may throw a {@link DirectoryFailure} and nothing else; every call is in the evidence of
 * the enrollment that it names.
 */
public interface PublicDirectory {

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
}
