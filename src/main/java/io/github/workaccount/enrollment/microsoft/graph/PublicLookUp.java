package io.github.workaccount.enrollment.microsoft.graph;

import com.microsoft.graph.models.TenantInformation;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.settings.TenantName;
import io.github.workaccount.enrollment.microsoft.signin.LoginPages;
import io.github.workaccount.enrollment.microsoft.signin.Permissions;
import io.github.workaccount.enrollment.microsoft.signin.UserRealm;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.DomainState;
import io.github.workaccount.enrollment.model.tenant.PublicDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the outside can see of domains and tenants. Three sources are held together: the sign-in
 * page, Graph's tenant information (asked with a token of our own tenant) and the OpenID
 * configuration.
 */
public final class PublicLookUp {

  private static final String PERMISSION = Permissions.FIND_TENANTS;

  private final LoginPages login;
  private final BiFunction<EnrollmentId, String, TenantGraph> graph;
  private final MicrosoftProperties properties;

  /**
   * @param login the login authority's public pages
   * @param graph gives Graph for an enrollment and a tenant
   * @param properties the configuration
   */
  public PublicLookUp(
      LoginPages login,
      BiFunction<EnrollmentId, String, TenantGraph> graph,
      MicrosoftProperties properties) {
    this.login = login;
    this.graph = graph;
    this.properties = properties;
  }

  /** What the outside can see of a domain (rules B1, B2, D4). */
  public PublicDomain lookUp(EnrollmentId enrollment, DomainName domain) {
    Optional<UserRealm> realm = login.realm(enrollment, domain);
    String cloud = realm.map(UserRealm::cloud).orElse(null);
    if (cloud != null && !properties.cloud().isCalled(cloud)) {
      return new PublicDomain(DomainState.OTHER_CLOUD, null, cloud, null);
    }
    Optional<Tenant> tenant = holder(enrollment, domain, realm);
    String here = properties.cloud().instanceName();
    if (realm.map(UserRealm::viral).orElse(false)) {
      return new PublicDomain(DomainState.UNMANAGED, tenant.orElse(null), here, null);
    }
    if (tenant.isEmpty()) {
      return new PublicDomain(DomainState.NONE, null, here, null);
    }
    return realm
        .filter(UserRealm::federated)
        .map(r -> new PublicDomain(DomainState.FEDERATED, tenant.get(), here, r.signInPage()))
        .orElseGet(() -> new PublicDomain(DomainState.MANAGED, tenant.get(), here, null));
  }

  /** The tenant with one of its domains, or with this id. */
  public Optional<Tenant> findTenant(EnrollmentId enrollment, String domainOrId) {
    String name = TenantName.canonical(domainOrId);
    return own(enrollment)
        .find(
            "Looking for the tenant " + name,
            PERMISSION,
            (client, call) ->
                TenantName.isId(name)
                    ? client
                        .tenantRelationships()
                        .findTenantInformationByTenantIdWithTenantId(name)
                        .get(call::on)
                    : client
                        .tenantRelationships()
                        .findTenantInformationByDomainNameWithDomainName(name)
                        .get(call::on),
            found -> isTenant(name, found))
        .map(answer -> tenant(answer.value()));
  }

  /**
   * Graph may not know yet, or not tell, what the sign-in page knows; the OpenID configuration then
   * has at least the id.
   */
  private Optional<Tenant> holder(
      EnrollmentId enrollment, DomainName domain, Optional<UserRealm> realm) {
    Optional<Tenant> found = findTenant(enrollment, domain.value());
    boolean surelyNone = realm.isPresent() && !realm.get().managed() && !realm.get().federated();
    if (found.isPresent() || surelyNone) {
      return found;
    }
    return login.tenantId(enrollment, domain.value()).map(id -> new Tenant(id, null, null));
  }

  private TenantGraph own(EnrollmentId enrollment) {
    return graph.apply(enrollment, properties.tenantId());
  }

  /** A tenant may have many domains, and the answer names one of them only. */
  private static boolean isTenant(String name, TenantInformation found) {
    return TenantName.isId(found.getTenantId())
        && (!TenantName.isId(name) || name.equalsIgnoreCase(found.getTenantId()));
  }

  private static Tenant tenant(TenantInformation found) {
    return new Tenant(
        found.getTenantId().toLowerCase(Locale.ROOT),
        found.getDisplayName(),
        found.getDefaultDomainName());
  }
}
